#include "annotate/annotations.h"

#include <opencv2/core.hpp>
#include <set>

#include "core/error.h"
#include "dataset/class_names.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "files/atomic_file.h"
#include "home/deployed_detector.h"
#include "home/events.h"
#include "home/photo_files.h"
#include "image/photo.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

PhotoRow existing_photo(const Database& db, PhotoId id) {
  auto photo = db.read([&](Transaction& sql) { return find_photo(sql, id); });
  if (!photo) throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(id.value) + ".");
  return *std::move(photo);
}

void check_boxes(std::vector<AnnotationBox>& boxes) {
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

void publish_change(EventBus& events, PhotoId photo) {
  events.publish("photos", {{"photo_ids", std::vector<std::int64_t>{photo.value}}});
}

}  // namespace

void Annotations::write_label(Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
                              const std::vector<std::string>& classes) const {
  if (!annotation.dataset) return parts_.label_files.write(sql, photo, annotation, classes);
  const auto dataset = parts_.datasets.open(*annotation.dataset);
  const auto image = parts_.datasets.training_image_of(dataset, photo.filename, photo.sha256);
  write_file_atomically(label_path_of(image), format_yolo_labels(labelled(annotation.boxes, dataset.names)));
}

void Annotations::remove_label(Transaction& sql, const PhotoRow& photo,
                               const AnnotationRow& annotation) const {
  if (!annotation.dataset) return parts_.label_files.remove(sql, photo.filename);
  const auto dataset = parts_.datasets.open(*annotation.dataset);
  const auto image = parts_.datasets.training_image_of(dataset, photo.filename, photo.sha256);
  std::error_code ignored;
  std::filesystem::remove(label_path_of(image), ignored);
}

std::optional<AnnotationRow> Annotations::get(PhotoId photo) const {
  existing_photo(parts_.db, photo);
  return parts_.db.read([&](Transaction& sql) { return find_annotation(sql, photo); });
}

AnnotationRow Annotations::put(PhotoId id, std::vector<AnnotationBox> boxes, std::optional<int> began_from,
                               const std::vector<std::string>& known, const std::string& source) const {
  std::set<std::string> settled(known.begin(), known.end());
  if (const auto before = get(id))
    for (const auto& box : before->boxes) settled.insert(box.class_name);
  for (const auto& box : boxes)
    if (settled.insert(box.class_name).second) parts_.classes.checked_name(box.class_name);
  return put_unchecked(id, std::move(boxes), began_from, source);
}

AnnotationRow Annotations::put_unchecked(PhotoId id, std::vector<AnnotationBox> boxes,
                                         std::optional<int> began_from, const std::string& source) const {
  const auto photo = existing_photo(parts_.db, id);
  check_boxes(boxes);
  std::vector<std::string> names;
  for (const auto& box : boxes) names.push_back(box.class_name);
  const auto before = get(id);
  if (before && before->dataset)
    parts_.datasets.add_classes(*before->dataset, names);
  else
    parts_.classes.ensure(names);
  const auto classes = parts_.classes.in_labels();
  const auto lock = parts_.datasets.lock();
  parts_.label_files.keep_foreign(photo, boxes);
  const auto saved = parts_.db.write([&](Transaction& sql) {
    const auto row = save_annotation(sql, id, boxes, began_from);
    write_label(sql, photo, row, classes);
    add_activity(sql, "annotation", described(photo, boxes.size()) + source, id);
    return row;
  });
  publish_change(parts_.events, id);
  return saved;
}

void Annotations::remove(PhotoId id) const {
  const auto photo = existing_photo(parts_.db, id);
  const auto lock = parts_.datasets.lock();
  const auto annotation = get(id);
  if (!annotation) return;
  parts_.label_files.keep_foreign(photo, annotation->boxes);
  parts_.db.write([&](Transaction& sql) {
    delete_annotation(sql, id);
    remove_label(sql, photo, *annotation);
  });
  publish_change(parts_.events, id);
}

Proposals Annotations::propose(PhotoId id, const std::string& model, float min_confidence) const {
  const auto photo = existing_photo(parts_.db, id);
  const auto loaded = parts_.detector.get(model);
  const auto& detector = loaded->detector;
  const auto image = decode_upright(parts_.photo_files.read(photo.filename), detector.image_size());
  const ImageSize size = photo.size;
  const auto judged = parts_.db.read([&](Transaction& sql) { return judged_boxes(sql, id); });
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

}  // namespace fieldloop
