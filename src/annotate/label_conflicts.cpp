#include "annotate/label_conflicts.h"

#include "annotate/annotate.h"
#include "annotate/label_files.h"
#include "app/app.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "storage/labels/label_file_store.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json conflict_json(Transaction& sql, const LabelConflictRow& conflict) {
  const auto photo = find_photo(sql, conflict.photo).value();
  const auto ours = find_annotation(sql, conflict.photo);
  AnnotationRow theirs;
  theirs.boxes = conflict.boxes;
  return {{"photo_id", conflict.photo.value},
          {"filename", photo.filename},
          {"width", photo.size.width},
          {"height", photo.size.height},
          {"file", "data/to_annotate/" + conflict.path},
          {"found_at", to_iso8601(conflict.found_at)},
          {"problem", conflict.problem ? json(*conflict.problem) : json()},
          {"text", conflict.text},
          {"theirs", to_json(theirs)["boxes"]},
          {"ours", ours ? to_json(*ours)["boxes"] : json::array()},
          {"revision", ours ? ours->revision : 0}};
}

json problem_json(const LabelFileRow& file) {
  return {{"file", "data/to_annotate/" + file.path},
          {"photo_id", file.photo ? json(file.photo->value) : json()},
          {"problem", file.problem.value_or("")}};
}

// The annotation stands; the label file says so again.
void write_again(App& app, PhotoId id) {
  const auto classes = label_classes(app);
  const auto lock = lock_datasets(app);
  app.db.write([&](Transaction& sql) {
    delete_label_conflict(sql, id);
    const auto annotation = find_annotation(sql, id);
    if (annotation && !annotation->dataset)
      write_label_to_annotate(app, sql, find_photo(sql, id).value(), *annotation, classes);
  });
}

}  // namespace

json label_files_json(App& app) {
  return app.db.read([](Transaction& sql) {
    auto conflicts = json::array();
    for (const auto& each : list_label_conflicts(sql)) conflicts.push_back(conflict_json(sql, each));
    auto problems = json::array();
    for (const auto& each : list_label_problems(sql)) problems.push_back(problem_json(each));
    return json{{"conflicts", conflicts}, {"problems", problems}};
  });
}

void resolve_label_conflict(App& app, PhotoId photo,
                            const std::optional<std::vector<AnnotationBoxRow>>& boxes,
                            std::optional<int> began_from) {
  const auto conflict = app.db.read([&](Transaction& sql) { return find_label_conflict(sql, photo); });
  if (!conflict)
    throw Error(ErrorCode::kNotFound, "This photo has no conflict any more; somebody decided it.");
  if (boxes)
    put_annotation(app, photo, *boxes, began_from, " (decided after a conflict with " + conflict->path + ")");
  write_again(app, photo);
  app.events.publish("labels");
}

}  // namespace fieldloop
