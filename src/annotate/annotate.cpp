#include "annotate/annotate.h"

#include <opencv2/core.hpp>

#include "annotate/judged_boxes.h"
#include "annotate/label_files.h"
#include "app/app.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/training_images.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "home/deployed_detector.h"
#include "storage/photos/photo_store.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

PhotoRow existing_photo(App& app, PhotoId id) {
  auto photo = app.db.read([&](Transaction& sql) { return find_photo(sql, id); });
  if (!photo) throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(id.value) + ".");
  return *std::move(photo);
}

void check_boxes(std::vector<AnnotationBoxRow>& boxes) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    boxes[i].class_name = checked_class_name(boxes[i].class_name);
    boxes[i].box = clipped(boxes[i].box);
    if (boxes[i].box.width() > 0 && boxes[i].box.height() > 0) continue;
    throw Error(ErrorCode::kInvalidInput,
                "Box " + std::to_string(i + 1) +
                    " has no area on the photo: x_min must be less than x_max and "
                    "y_min less than y_max, from 0 to 1.",
                "boxes[" + std::to_string(i) + "]");
  }
}

std::string described(const PhotoRow& photo, std::size_t boxes) {
  if (boxes == 0) return photo.filename + " confirmed empty";
  return photo.filename + " annotated with " + std::to_string(boxes) + (boxes == 1 ? " box" : " boxes");
}

void publish_change(App& app, PhotoId photo) {
  app.events.publish("photos", {{"photo_ids", std::vector<std::int64_t>{photo.value}}});
}

}  // namespace

void write_label(App& app, Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
                 const std::vector<std::string>& classes) {
  if (!annotation.dataset) return write_label_to_annotate(app, sql, photo, annotation, classes);
  const auto dataset = open_dataset(app, *annotation.dataset);
  const auto image = training_image_of(app, dataset, photo.filename, photo.sha256);
  write_file_atomically(label_path_of(image), format_yolo_labels(labelled(annotation.boxes, dataset.names)));
}

void remove_label(App& app, Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation) {
  if (!annotation.dataset) return remove_label_to_annotate(app, sql, photo.filename);
  const auto dataset = open_dataset(app, *annotation.dataset);
  std::error_code ignored;
  std::filesystem::remove(label_path_of(training_image_of(app, dataset, photo.filename, photo.sha256)),
                          ignored);
}

std::optional<AnnotationRow> get_annotation(App& app, PhotoId photo) {
  existing_photo(app, photo);
  return app.db.read([&](Transaction& sql) { return find_annotation(sql, photo); });
}

AnnotationRow put_annotation(App& app, PhotoId id, std::vector<AnnotationBoxRow> boxes,
                             std::optional<int> began_from, const std::string& source) {
  const auto photo = existing_photo(app, id);
  check_boxes(boxes);
  std::vector<std::string> names;
  for (const auto& box : boxes) names.push_back(box.class_name);
  const auto before = get_annotation(app, id);
  if (before && before->dataset)
    add_dataset_classes(app, *before->dataset, names);
  else
    ensure_classes(app, names);
  const auto classes = label_classes(app);
  const auto lock = lock_datasets(app);
  keep_foreign_label(app, photo, boxes);
  const auto saved = app.db.write([&](Transaction& sql) {
    const auto row = save_annotation(sql, id, boxes, began_from);
    write_label(app, sql, photo, row, classes);
    add_activity(sql, "annotation", described(photo, boxes.size()) + source, id);
    return row;
  });
  publish_change(app, id);
  return saved;
}

void remove_annotation(App& app, PhotoId id) {
  const auto photo = existing_photo(app, id);
  const auto lock = lock_datasets(app);
  const auto annotation = get_annotation(app, id);
  if (!annotation) return;
  keep_foreign_label(app, photo, annotation->boxes);
  app.db.write([&](Transaction& sql) {
    delete_annotation(sql, id);
    remove_label(app, sql, photo, *annotation);
  });
  publish_change(app, id);
}

Proposals propose_boxes(App& app, PhotoId id, const std::string& model, float min_confidence) {
  const auto photo = existing_photo(app, id);
  const auto loaded = app.detector.get(model);
  const auto& detector = loaded->detector;
  const auto image = decode_upright(app.photo_files.read(photo.filename), detector.image_size());
  const ImageSize size = photo.size;
  const auto judged = app.db.read([&](Transaction& sql) { return judged_boxes(sql, id); });
  Proposals proposals{loaded->name, {}};
  for (const auto& detection : detector.detect(image, size)) {
    if (detection.confidence < min_confidence) continue;
    const auto box = normalised(detection.box, size);
    const auto* const known = judged_at(judged, box);
    if (known != nullptr && known->class_name.empty()) continue;
    const auto& seen = detector.class_names().at(static_cast<std::size_t>(detection.class_id));
    proposals.boxes.push_back({known != nullptr ? known->class_name : seen, detection.confidence, box});
  }
  return proposals;
}

namespace {

nlohmann::json corners(const NormBox& box) {
  return {{"x_min", box.x_min}, {"y_min", box.y_min}, {"x_max", box.x_max}, {"y_max", box.y_max}};
}

}  // namespace

nlohmann::json to_json(const AnnotationRow& annotation) {
  auto boxes = nlohmann::json::array();
  for (const auto& row : annotation.boxes) {
    auto box = corners(row.box);
    box["class_name"] = row.class_name;
    box["origin"] = row.origin;
    boxes.push_back(std::move(box));
  }
  return {{"photo_id", annotation.photo.value},
          {"boxes", boxes},
          {"is_empty", annotation.boxes.empty()},
          {"revision", annotation.revision},
          {"updated_at", to_iso8601(annotation.updated_at)}};
}

nlohmann::json to_json(const Proposals& proposals) {
  auto boxes = nlohmann::json::array();
  for (const auto& each : proposals.boxes) {
    auto box = corners(each.box);
    box["class_name"] = each.class_name;
    box["confidence"] = each.confidence;
    boxes.push_back(std::move(box));
  }
  return {{"model_name", proposals.model_name}, {"boxes", boxes}};
}

}  // namespace fieldloop
