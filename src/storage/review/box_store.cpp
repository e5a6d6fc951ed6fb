#include "storage/review/box_store.h"

#include "storage/sqlite/transaction.h"

#include "core/detection.h"
#include "storage/sqlite/condition.h"
#include "storage/sqlite/dialect.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

const std::string kSelectBoxes =
    std::string(
        "SELECT d.id, d.photo_id, d.model_id, d.class_name, m.name, d.confidence, d.x_min, d.y_min, d.x_max, "
        "d.y_max, p.captured_at FROM photos p") +
    dialect::kJoinInThisOrder + "detections d ON d.photo_id = p.id JOIN models m ON m.id = d.model_id";

struct BoxColumns {
  long long id = 0, photo = 0, model = 0;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  std::string captured_at;
  BoxRow row;

  void bind(soci::statement& statement) {
    const auto take = [&](auto&... columns) { (statement.exchange(soci::into(columns)), ...); };
    take(id, photo, model, row.class_name, row.model_name, row.confidence, x_min, y_min, x_max, y_max,
         captured_at);
  }

  BoxRow box() const {
    BoxRow box = row;
    box.id = {id};
    box.photo = {photo};
    box.model = {model};
    box.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
               static_cast<float>(y_max)};
    box.captured_at = stored_time(captured_at);
    return box;
  }
};

std::vector<BoxRow> select_boxes(Transaction& sql, const std::string& rest, const Condition& condition) {
  BoxColumns columns;
  soci::statement statement(sql);
  run_query(statement, kSelectBoxes + rest, condition, columns);
  std::vector<BoxRow> rows;
  while (statement.fetch()) rows.push_back(columns.box());
  return rows;
}

std::string looked_at_by(Condition& condition, ModelId model) {
  return "EXISTS (SELECT 1 FROM looks l WHERE l.photo_id = p.id AND l.model_id = " +
         condition.parameter(static_cast<long long>(model.value)) + ")";
}

}  // namespace

std::vector<BoxRow> unjudged_boxes(Transaction& sql, const std::string& camera, int most) {
  PhotoFilter filter;
  filter.camera = camera;
  filter.reviewed = false;
  filter.has_detections = true;
  Condition condition = condition_of(filter);
  condition.add("d.model_id = p.detected_by");
  condition.add("d.confidence >= ?", filter.min_confidence);
  condition.add("NOT EXISTS (SELECT 1 FROM box_verdicts v WHERE v.detection_id = d.id)");
  const auto limit = condition.parameter(static_cast<long long>(most));
  return select_boxes(sql, condition.where() + "ORDER BY p.captured_at DESC, p.id DESC, d.id LIMIT " + limit,
                      condition);
}

std::vector<BoxRow> boxes_of_models(Transaction& sql, const PhotoFilter& filter, ModelId a, ModelId b,
                                    double threshold) {
  Condition condition = condition_of(filter);
  condition.add(looked_at_by(condition, a));
  condition.add(looked_at_by(condition, b));
  const auto one = condition.parameter(static_cast<long long>(a.value));
  const auto other = condition.parameter(static_cast<long long>(b.value));
  condition.add("d.model_id IN (" + one + ", " + other + ")");
  condition.add("d.confidence >= ?", threshold);
  return select_boxes(sql, condition.where() + "ORDER BY p.id, d.id", condition);
}

std::vector<ReviewableBox> reviewable_boxes(Transaction& sql, PhotoId photo) {
  ReviewableBox row;
  long long model = 0;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  std::string verdict, verdict_class;
  soci::statement statement =
      (sql.prepare << "SELECT d.model_id, d.class_name, d.confidence, d.x_min, d.y_min, d.x_max, d.y_max, "
                      "COALESCE(v.verdict, ''), COALESCE(v.verdict_class, '') FROM detections d LEFT JOIN "
                      "box_verdicts v ON v.detection_id = d.id WHERE d.photo_id = :photo ORDER BY "
                      "d.confidence DESC, d.id",
       soci::into(model), soci::into(row.class_name), soci::into(row.confidence), soci::into(x_min),
       soci::into(y_min), soci::into(x_max), soci::into(y_max), soci::into(verdict),
       soci::into(verdict_class), soci::use(photo.value, "photo"));
  statement.execute();
  std::vector<ReviewableBox> rows;
  while (statement.fetch()) {
    row.model = {model};
    row.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
               static_cast<float>(y_max)};
    row.verdict = box_verdict_named(verdict);
    row.verdict_class = present(verdict_class);
    rows.push_back(row);
  }
  return rows;
}

long long count_not_looked_at(Transaction& sql, const PhotoFilter& filter, ModelId model) {
  Condition condition = condition_of(filter);
  condition.add("NOT " + looked_at_by(condition, model));
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

}  // namespace fieldloop
