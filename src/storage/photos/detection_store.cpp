#include "storage/photos/detection_store.h"

#include "storage/sqlite/transaction.h"

#include <algorithm>

#include "storage/sqlite/condition.h"
#include "storage/sqlite/dialect.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

// `join` is kJoinInThisOrder, or " JOIN " to let the database choose.
std::string select_by(const std::string& join) {
  return "SELECT d.id, d.photo_id, d.class_name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max, m.name, "
         "d.created_at, COALESCE(v.verdict, ''), COALESCE(v.verdict_class, '') FROM photos p" +
         join +
         "detections d ON d.photo_id = p.id AND d.model_id = p.detected_by "
         "JOIN models m ON m.id = d.model_id LEFT JOIN box_verdicts v ON v.detection_id = d.id";
}

struct DetectionColumns {
  DetectionRow row;
  long long id = 0, photo = 0;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  std::string created_at, verdict, verdict_class;

  void bind(soci::statement& statement) {
    const auto take = [&](auto&... columns) { (statement.exchange(soci::into(columns)), ...); };
    take(id, photo, row.class_name, row.confidence, x_min, y_min, x_max, y_max, row.model_name, created_at,
         verdict, verdict_class);
  }

  DetectionRow detection() const {
    DetectionRow detection = row;
    detection.id = DetectionId{id};
    detection.photo = PhotoId{photo};
    detection.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
                     static_cast<float>(y_max)};
    detection.created_at = stored_time(created_at);
    detection.verdict = box_verdict_named(verdict);
    detection.verdict_class = present(verdict_class);
    return detection;
  }
};

std::vector<DetectionRow> select_detections(Transaction& sql, const std::string& query,
                                            const Condition& condition) {
  DetectionColumns columns;
  soci::statement statement(sql);
  run_query(statement, query, condition, columns);
  std::vector<DetectionRow> rows;
  while (statement.fetch()) rows.push_back(columns.detection());
  return rows;
}

void insert_all(Transaction& sql, PhotoId photo, ModelId model, const std::vector<NewDetection>& detections) {
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

std::vector<NewDetection> stored_detections(Transaction& sql, PhotoId photo, ModelId model) {
  NewDetection row;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  soci::statement statement =
      (sql.prepare << "SELECT class_name, confidence, x_min, y_min, x_max, y_max FROM detections WHERE "
                      "photo_id = :photo AND model_id = :model ORDER BY id",
       soci::into(row.class_name), soci::into(row.confidence), soci::into(x_min), soci::into(y_min),
       soci::into(x_max), soci::into(y_max), soci::use(photo.value, "photo"),
       soci::use(model.value, "model"));
  statement.execute();
  std::vector<NewDetection> rows;
  while (statement.fetch()) {
    row.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
               static_cast<float>(y_max)};
    rows.push_back(row);
  }
  return rows;
}

bool same(const std::vector<NewDetection>& stored, const std::vector<NewDetection>& found) {
  return std::ranges::equal(stored, found, [](const NewDetection& a, const NewDetection& b) {
    return a.class_name == b.class_name && a.confidence == b.confidence && a.box == b.box;
  });
}

}  // namespace

void set_detections(Transaction& sql, PhotoId photo, ModelId model,
                    const std::vector<NewDetection>& detections, bool show) {
  if (!same(stored_detections(sql, photo, model), detections)) {
    sql << "DELETE FROM detections WHERE photo_id = :photo AND model_id = :model",
        soci::use(photo.value, "photo"), soci::use(model.value, "model");
    insert_all(sql, photo, model, detections);
  }
  sql << "INSERT INTO looks (photo_id, model_id) VALUES (:photo, :model) ON CONFLICT DO NOTHING",
      soci::use(photo.value, "photo"), soci::use(model.value, "model");
  if (show) show_detections(sql, photo, model);
}

void show_detections(Transaction& sql, PhotoId photo, ModelId model) {
  const auto threshold = static_cast<double>(kViewThreshold);
  sql << "UPDATE photos SET detected_by = :model, max_confidence = COALESCE((SELECT max(confidence) FROM "
         "detections WHERE photo_id = :photo AND model_id = :model), 0), shown_classes = (SELECT " +
             dialect::object_of("class_name", "boxes") +
             " FROM (SELECT class_name, count(*) AS boxes FROM detections "
             "WHERE photo_id = :photo AND model_id = :model AND confidence >= :threshold GROUP BY "
             "class_name)) "
             "WHERE id = :photo",
      soci::use(model.value, "model"), soci::use(photo.value, "photo"), soci::use(threshold, "threshold");
}

bool has_looked(Transaction& sql, PhotoId photo, ModelId model) {
  int looked = 0;
  sql << "SELECT EXISTS (SELECT 1 FROM looks WHERE photo_id = :photo AND model_id = :model)",
      soci::use(photo.value, "photo"), soci::use(model.value, "model"), soci::into(looked);
  return looked != 0;
}

std::vector<DetectionRow> detections_of(Transaction& sql, const std::vector<PhotoId>& photos,
                                        double min_confidence) {
  if (photos.empty()) return {};
  Condition condition;
  condition.add("p.id IN " + id_list(condition, photos));
  condition.add("d.confidence >= ?", min_confidence);
  return select_detections(
      sql,
      select_by(dialect::kJoinInThisOrder) + condition.where() + "ORDER BY p.id, d.confidence DESC, d.id",
      condition);
}

std::vector<DetectionRow> list_detections(Transaction& sql, const DetectionFilter& filter) {
  Condition condition;
  condition.add("d.confidence >= ?", filter.min_confidence);
  if (filter.max_confidence) condition.add("d.confidence <= ?", *filter.max_confidence);
  if (filter.class_name) condition.add("d.class_name = ?", *filter.class_name);
  if (filter.start) condition.add("p.captured_at >= ?", to_iso8601(*filter.start));
  if (filter.end) condition.add("p.captured_at <= ?", to_iso8601(*filter.end));
  const auto limit = condition.parameter(static_cast<long long>(filter.limit));
  const auto offset = condition.parameter(static_cast<long long>(filter.offset));
  return select_detections(sql,
                           select_by(filter.class_name ? " JOIN " : dialect::kJoinInThisOrder) +
                               condition.where() +
                               "ORDER BY p.captured_at DESC, p.id DESC, d.confidence DESC, d.id LIMIT " +
                               limit + " OFFSET " + offset,
                           condition);
}

}  // namespace fieldloop
