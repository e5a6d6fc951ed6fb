#include "storage/detection_store.h"

#include <soci/soci.h>

#include <algorithm>

#include "storage/condition.h"
#include "storage/optional_columns.h"

namespace fieldloop {
namespace {

// `join` is CROSS JOIN to keep SQLite to photos first, so that their index gives the order, or JOIN to let it
// choose.
std::string select_by(const std::string& join) {
  return "SELECT d.id, d.photo_id, d.class_name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max, m.name, "
         "d.created_at FROM photos p " +
         join +
         " detections d ON d.photo_id = p.id AND d.model_id = p.detected_by "
         "JOIN models m ON m.id = d.model_id";
}

struct Columns {
  DetectionRow row;
  long long id = 0, photo = 0;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  std::string created_at;

  void bind(soci::statement& statement) {
    const auto take = [&](auto&... columns) { (statement.exchange(soci::into(columns)), ...); };
    take(id, photo, row.class_name, row.confidence, x_min, y_min, x_max, y_max, row.model_name, created_at);
  }

  DetectionRow detection() const {
    DetectionRow detection = row;
    detection.id = DetectionId{id};
    detection.photo = PhotoId{photo};
    detection.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
                     static_cast<float>(y_max)};
    detection.created_at = stored_time(created_at);
    return detection;
  }
};

std::vector<DetectionRow> select(soci::session& sql, const std::string& query, const Condition& condition) {
  Columns columns;
  soci::statement statement(sql);
  run_query(statement, query, condition, columns);
  std::vector<DetectionRow> rows;
  while (statement.fetch()) rows.push_back(columns.detection());
  return rows;
}

void insert_all(soci::session& sql, PhotoId photo, ModelId model,
                const std::vector<NewDetection>& detections) {
  std::string class_name;
  double confidence = 0, x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  const std::string at = to_iso8601(now());
  soci::statement insert =
      (sql.prepare
           << "INSERT INTO detections (photo_id, model_id, class_name, confidence, x_min, y_min, x_max, "
              "y_max, created_at) VALUES (:photo, :model, :class, :confidence, :x0, :y0, :x1, :y1, :at)",
       soci::use(photo.value, "photo"), soci::use(model.value, "model"), soci::use(class_name, "class"),
       soci::use(confidence, "confidence"), soci::use(x_min, "x0"), soci::use(y_min, "y0"),
       soci::use(x_max, "x1"), soci::use(y_max, "y1"), soci::use(at, "at"));
  for (const auto& detection : detections) {
    class_name = detection.class_name;
    confidence = detection.confidence;
    x_min = static_cast<double>(detection.box.x_min);
    y_min = static_cast<double>(detection.box.y_min);
    x_max = static_cast<double>(detection.box.x_max);
    y_max = static_cast<double>(detection.box.y_max);
    insert.execute(true);
  }
}

}  // namespace

void set_detections(soci::session& sql, PhotoId photo, ModelId model,
                    const std::vector<NewDetection>& detections) {
  sql << "DELETE FROM detections WHERE photo_id = :photo AND model_id = :model",
      soci::use(photo.value, "photo"), soci::use(model.value, "model");
  insert_all(sql, photo, model, detections);
  double highest = 0;
  for (const auto& detection : detections) highest = std::max(highest, detection.confidence);
  sql << "UPDATE photos SET detected_by = :model, max_confidence = :highest WHERE id = :photo",
      soci::use(model.value, "model"), soci::use(highest, "highest"), soci::use(photo.value, "photo");
}

std::vector<DetectionRow> detections_of(soci::session& sql, const std::vector<PhotoId>& photos,
                                        double min_confidence) {
  if (photos.empty()) return {};
  Condition condition;
  std::string list;
  for (const auto& photo : photos)
    list += (list.empty() ? "" : ", ") + condition.parameter(static_cast<long long>(photo.value));
  condition.add("p.id IN (" + list + ")");
  condition.add("d.confidence >= ?", min_confidence);
  return select(sql, select_by("CROSS JOIN") + condition.where() + "ORDER BY p.id, d.confidence DESC, d.id",
                condition);
}

std::vector<DetectionRow> list_detections(soci::session& sql, const DetectionFilter& filter) {
  Condition condition;
  condition.add("d.confidence >= ?", filter.min_confidence);
  if (filter.max_confidence) condition.add("d.confidence <= ?", *filter.max_confidence);
  if (filter.class_name) condition.add("d.class_name = ?", *filter.class_name);
  if (filter.start) condition.add("p.captured_at >= ?", to_iso8601(*filter.start));
  if (filter.end) condition.add("p.captured_at <= ?", to_iso8601(*filter.end));
  const auto limit = condition.parameter(static_cast<long long>(filter.limit));
  const auto offset = condition.parameter(static_cast<long long>(filter.offset));
  return select(sql,
                select_by(filter.class_name ? "JOIN" : "CROSS JOIN") + condition.where() +
                    "ORDER BY p.captured_at DESC, p.id DESC, d.confidence DESC, d.id LIMIT " + limit +
                    " OFFSET " + offset,
                condition);
}

std::vector<ClassCountRow> count_classes(soci::session& sql, double min_confidence) {
  ClassCountRow row;
  soci::statement statement =
      (sql.prepare
           << "SELECT d.class_name, count(*) FROM detections d JOIN photos p ON p.id = d.photo_id AND "
              "p.detected_by = d.model_id WHERE d.confidence >= :least GROUP BY d.class_name "
              "ORDER BY count(*) DESC, d.class_name",
       soci::into(row.class_name), soci::into(row.count), soci::use(min_confidence, "least"));
  statement.execute();
  std::vector<ClassCountRow> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace fieldloop
