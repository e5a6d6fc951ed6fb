#include "review/review_change.h"

#include "annotate/annotations.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "review/copy_to_annotate.h"
#include "review/review.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

bool is_unsure(const PhotoReview& review) { return review.verdict == Verdict::kCannotTell; }

}  // namespace

ReviewChange::ReviewChange(const ReviewParts& parts, const std::vector<PhotoRow>& to_mark, bool labels)
    : parts_(parts) {
  for (const auto& photo : to_mark) {
    try {
      copy_to_annotate(parts, photo);
      copied_.insert(photo.id.value);
    } catch (const Error& error) {
      problems_.push_back(photo.filename + ": " + error.what());
    }
  }
  if (!labels) return;
  classes_ = parts.classes.in_labels();
  lock_.emplace(parts.datasets.lock());
}

void ReviewChange::store(Transaction& sql, PhotoId photo, const PhotoReview& before,
                         const PhotoReview& after) {
  const auto old_annotation = find_annotation(sql, photo);
  set_review(sql, photo, after);
  if (before.made_empty == after.made_empty && is_unsure(before) == is_unsure(after)) return;
  const auto annotation = find_annotation(sql, photo);
  const auto row = find_photo(sql, photo).value();
  if (annotation && !is_unsure(after))
    parts_.annotations.write_label(sql, row, *annotation, classes_);
  else if (old_annotation)
    old_labels_.push_back({row, *old_annotation});
}

void ReviewChange::finish() {
  if (old_labels_.empty()) return;
  parts_.db.write([&](Transaction& sql) {
    for (const auto& label : old_labels_) parts_.annotations.remove_label(sql, label.photo, label.annotation);
  });
}

}  // namespace fieldloop
