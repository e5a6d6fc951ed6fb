#include "review/review_change.h"

#include "app/app.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "review/mark.h"

namespace fieldloop {
namespace {

bool is_unsure(const PhotoReview& review) { return review.verdict == "cannot_tell"; }

}  // namespace

ReviewChange::ReviewChange(App& app, const std::vector<PhotoRow>& to_mark, bool labels) : app_(app) {
  for (const auto& photo : to_mark) {
    try {
      copy_to_annotate(app, photo);
      copied_.insert(photo.id.value);
    } catch (const Error& error) {
      problems_.push_back(photo.filename + ": " + error.what());
    }
  }
  if (!labels) return;
  classes_ = app.classes.in_labels();
  lock_.emplace(app.datasets.lock());
}

void ReviewChange::store(Transaction& sql, PhotoId photo, const PhotoReview& before,
                         const PhotoReview& after) {
  const auto old_annotation = find_annotation(sql, photo);
  set_review(sql, photo, after);
  if (before.made_empty == after.made_empty && is_unsure(before) == is_unsure(after)) return;
  const auto annotation = find_annotation(sql, photo);
  const auto row = find_photo(sql, photo).value();
  if (annotation && !is_unsure(after))
    app_.annotations.write_label(sql, row, *annotation, classes_);
  else if (old_annotation)
    old_labels_.push_back({row, *old_annotation});
}

void ReviewChange::finish() {
  if (old_labels_.empty()) return;
  app_.db.write([&](Transaction& sql) {
    for (const auto& label : old_labels_) app_.annotations.remove_label(sql, label.photo, label.annotation);
  });
}

}  // namespace fieldloop
