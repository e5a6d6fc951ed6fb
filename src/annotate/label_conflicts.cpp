#include "annotate/annotations.h"
#include "annotate/label_folder.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "home/events.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

// The annotation stands; the label file says so again.
void write_again(const LabelFolderParts& parts, PhotoId id) {
  const auto classes = parts.classes.in_labels();
  const auto lock = parts.datasets.lock();
  parts.db.write([&](Transaction& sql) {
    delete_label_conflict(sql, id);
    const auto annotation = find_annotation(sql, id);
    if (annotation && !annotation->dataset)
      parts.label_files.write(sql, find_photo(sql, id).value(), *annotation, classes);
  });
}

}  // namespace

LabelReport LabelFolder::report() const {
  return parts_.db.read([](Transaction& sql) {
    LabelReport report;
    for (const auto& each : list_label_conflicts(sql))
      report.conflicts.push_back(
          {each, find_photo(sql, each.photo).value(), find_annotation(sql, each.photo)});
    report.problems = list_label_problems(sql);
    return report;
  });
}

void LabelFolder::resolve(PhotoId photo, const std::optional<std::vector<AnnotationBox>>& boxes,
                          std::optional<int> began_from) const {
  const auto conflict = parts_.db.read([&](Transaction& sql) { return find_label_conflict(sql, photo); });
  if (!conflict)
    throw Error(ErrorCode::kNotFound, "This photo has no conflict any more; somebody decided it.");
  std::vector<std::string> named_by_others;
  for (const auto& box : conflict->boxes) named_by_others.push_back(box.class_name);
  if (boxes)
    parts_.annotations.put(photo, *boxes, began_from, named_by_others,
                           " (decided after a conflict with " + conflict->path + ")");
  write_again(parts_, photo);
  parts_.events.publish("labels");
}

}  // namespace fieldloop
