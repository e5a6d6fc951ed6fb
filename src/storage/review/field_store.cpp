#include "storage/review/field_store.h"

#include "storage/sqlite/transaction.h"

#include <map>

#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using PositionOf = std::map<long long, std::size_t>;

// A verdict is of the boxes it was given to; only that a photo is empty, or that nobody can tell, outlives
// them.
std::vector<ReviewedFieldPhoto> photos_without_boxes(Transaction& sql, long long model) {
  ReviewedFieldPhoto photo;
  std::string captured_at, verdict, verdict_class;
  int night = 0, annotated = 0;
  soci::statement statement =
      (sql.prepare
           << "SELECT p.id, p.day, c.name, COALESCE(p.is_night, -1), p.captured_at, p.width, p.height, "
              "CASE WHEN p.verdict_model = :model OR p.verdict IN ('empty', 'cannot_tell') "
              "THEN COALESCE(p.verdict, '') ELSE '' END, COALESCE(p.verdict_class, ''), p.annotated "
              "FROM photos p JOIN cameras c ON c.id = p.camera_id WHERE p.detected_by = :model AND p.id IN ("
              "SELECT id FROM photos WHERE verdict IS NOT NULL UNION SELECT photo_id FROM annotations UNION "
              "SELECT d.photo_id FROM box_verdicts v JOIN detections d ON d.id = v.detection_id) "
              "AND NOT EXISTS (SELECT 1 FROM annotations a JOIN models m ON m.id = :model "
              "WHERE a.photo_id = p.id AND a.dataset IS NOT NULL AND a.added_at <= m.created_at) "
              "ORDER BY p.camera_id, p.captured_at, p.id",
       soci::use(model, "model"), soci::into(photo.id.value), soci::into(photo.day), soci::into(photo.camera),
       soci::into(night), soci::into(captured_at), soci::into(photo.size.width),
       soci::into(photo.size.height), soci::into(verdict), soci::into(verdict_class), soci::into(annotated));
  statement.execute();
  std::vector<ReviewedFieldPhoto> photos;
  while (statement.fetch()) {
    photo.light = present_light(night);
    photo.captured_at = stored_time(captured_at);
    photo.verdict = verdict_named(verdict);
    photo.verdict_class = present(verdict_class);
    photo.annotated = annotated != 0;
    photos.push_back(photo);
  }
  return photos;
}

struct Corners {
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  NormBox box() const {
    return {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
            static_cast<float>(y_max)};
  }
};

void add_shown_boxes(Transaction& sql, long long model, double threshold, const PositionOf& position,
                     std::vector<ReviewedFieldPhoto>& photos) {
  long long photo = 0;
  ReviewedFieldBox box;
  Corners corners;
  std::string verdict, verdict_class;
  soci::statement statement =
      (sql.prepare
           << "SELECT d.photo_id, d.class_name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max, "
              "COALESCE(v.verdict, ''), COALESCE(v.verdict_class, '') FROM detections d LEFT JOIN "
              "box_verdicts v ON v.detection_id = d.id WHERE d.model_id = :model AND d.confidence >= :least "
              "AND d.photo_id IN (SELECT id FROM photos WHERE verdict IS NOT NULL UNION SELECT photo_id FROM "
              "annotations UNION SELECT b.photo_id FROM box_verdicts w JOIN detections b ON b.id = "
              "w.detection_id) ORDER BY d.id",
       soci::use(model, "model"), soci::use(threshold, "least"), soci::into(photo),
       soci::into(box.class_name), soci::into(box.confidence), soci::into(corners.x_min),
       soci::into(corners.y_min), soci::into(corners.x_max), soci::into(corners.y_max), soci::into(verdict),
       soci::into(verdict_class));
  statement.execute();
  while (statement.fetch()) {
    const auto found = position.find(photo);
    if (found == position.end()) continue;
    box.box = corners.box();
    box.review = {box_verdict_named(verdict), present(verdict_class)};
    photos[found->second].boxes.push_back(box);
  }
}

void add_truth(Transaction& sql, const PositionOf& position, std::vector<ReviewedFieldPhoto>& photos) {
  long long photo = 0;
  AnnotationBox box;
  Corners corners;
  soci::statement statement =
      (sql.prepare << "SELECT photo_id, class_name, x_min, y_min, x_max, y_max FROM annotation_boxes",
       soci::into(photo), soci::into(box.class_name), soci::into(corners.x_min), soci::into(corners.y_min),
       soci::into(corners.x_max), soci::into(corners.y_max));
  statement.execute();
  while (statement.fetch()) {
    const auto found = position.find(photo);
    if (found == position.end()) continue;
    box.box = corners.box();
    photos[found->second].truth.push_back(box);
  }
}

}  // namespace

std::vector<FieldCount> field_counts(Transaction& sql, ModelId model, double threshold) {
  FieldCount count;
  int night = 0;
  soci::statement statement =
      (sql.prepare
           << "SELECT p.day, (SELECT name FROM cameras WHERE id = p.camera_id), COALESCE(p.is_night, -1), "
              "count(*) FILTER (WHERE p.max_confidence >= :least), "
              "count(*) FILTER (WHERE p.max_confidence < :least) FROM photos p "
              "WHERE p.detected_by = :model AND NOT (p.annotated = 1 AND EXISTS (SELECT 1 FROM annotations a "
              "JOIN models m ON m.id = :model WHERE a.photo_id = p.id AND a.dataset IS NOT NULL AND "
              "a.added_at <= m.created_at)) GROUP BY p.day, p.camera_id, p.is_night",
       soci::use(threshold, "least"), soci::use(model.value, "model"), soci::into(count.day),
       soci::into(count.camera), soci::into(night), soci::into(count.alarms), soci::into(count.silent));
  statement.execute();
  std::vector<FieldCount> counts;
  while (statement.fetch()) {
    count.light = present_light(night);
    counts.push_back(count);
  }
  return counts;
}

std::vector<ReviewedFieldPhoto> reviewed_field_photos(Transaction& sql, ModelId model, double threshold) {
  auto photos = photos_without_boxes(sql, model.value);
  PositionOf position;
  for (std::size_t i = 0; i < photos.size(); ++i) position[photos[i].id.value] = i;
  add_shown_boxes(sql, model.value, threshold, position, photos);
  add_truth(sql, position, photos);
  return photos;
}

}  // namespace fieldloop
