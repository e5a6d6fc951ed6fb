#include "storage/labels/quality_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/time.h"
#include "json/stored/quality_card.h"
#include "storage/sqlite/condition.h"
#include "storage/sqlite/optional_columns.h"
#include "storage/sqlite/transaction.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

constexpr const char* kFresh =
    "(photo_id IS NULL OR revision = (SELECT revision FROM annotations a WHERE a.photo_id = "
    "quality_cards.photo_id))";

constexpr std::array<std::string_view, 3> kStateNames{"open", "right", "fixed"};

std::string state_text(CardState state) {
  return std::string(kStateNames.at(static_cast<std::size_t>(state)));
}

CardState state_from(const std::string& text) {
  return static_cast<CardState>(std::ranges::find(kStateNames, text) - kStateNames.begin());
}

struct CardColumns {
  QualityCardRow row;
  long long id = 0, photo = 0;
  std::string state, card, before;

  void bind(soci::statement& statement) {
    statement.exchange(into(id));
    statement.exchange(into(state));
    statement.exchange(into(photo));
    statement.exchange(into(row.revision));
    statement.exchange(into(row.sha256));
    statement.exchange(into(card));
    statement.exchange(into(before));
  }
  static const char* names() {
    return "SELECT id, state, COALESCE(photo_id, 0), revision, sha256, card, COALESCE(before, '') "
           "FROM quality_cards";
  }
  QualityCardRow read() {
    row.id = {id};
    row.photo = present_id<PhotoId>(photo);
    row.state = state_from(state);
    row.card = quality_card_from(card);
    row.before = before.empty() ? std::nullopt : std::optional(replaced_labels_from(before));
    return row;
  }
};

std::vector<QualityCardRow> select_cards(Transaction& sql, const Condition& condition,
                                         const std::string& rest) {
  CardColumns columns;
  soci::statement statement(sql);
  run_query(statement, CardColumns::names() + condition.where() + rest, condition, columns);
  std::vector<QualityCardRow> rows;
  while (statement.fetch()) rows.push_back(columns.read());
  return rows;
}

void insert_card(Transaction& sql, const QualityCardRow& card) {
  const long long photo = or_zero(card.photo);
  const std::string kind(name_of(card.card.kind));
  const std::string text = text_of(card.card);
  sql << "INSERT INTO quality_cards (id, kind, score, photo_id, revision, sha256, card) VALUES "
         "(NULLIF(:id, 0), :kind, :score, NULLIF(:photo, 0), :revision, :sha256, :card)",
      use(card.id.value, "id"), use(kind, "kind"), use(card.card.score, "score"), use(photo, "photo"),
      use(card.revision, "revision"), use(card.sha256, "sha256"), use(text, "card");
}

NormBox box_of(double x_min, double y_min, double x_max, double y_max) {
  return {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
          static_cast<float>(y_max)};
}

std::vector<QualityRight> select_rights(Transaction& sql, const Condition& condition) {
  struct Columns {
    QualityRight row;
    std::string kind;
    double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    void bind(soci::statement& statement) {
      statement.exchange(into(row.sha256));
      statement.exchange(into(kind));
      statement.exchange(into(row.class_name));
      statement.exchange(into(x_min));
      statement.exchange(into(y_min));
      statement.exchange(into(x_max));
      statement.exchange(into(y_max));
    }
  } columns;
  soci::statement statement(sql);
  run_query(statement,
            "SELECT sha256, kind, class_name, x_min, y_min, x_max, y_max FROM quality_rights" +
                condition.where() + "ORDER BY id",
            condition, columns);
  std::vector<QualityRight> rights;
  while (statement.fetch()) {
    columns.row.box = box_of(columns.x_min, columns.y_min, columns.x_max, columns.y_max);
    columns.row.kind = quality_kind_named(columns.kind).value();
    rights.push_back(columns.row);
  }
  return rights;
}

}  // namespace

void replace_quality_cards(Transaction& sql, const std::vector<QualityCardRow>& cards) {
  sql << "DELETE FROM quality_cards";
  for (const auto& card : cards) insert_card(sql, card);
}

std::vector<QualityCardRow> open_quality_cards_of(Transaction& sql, const std::string& sha256) {
  Condition condition;
  condition.add("state = 'open'");
  condition.add("sha256 = ?", sha256);
  return select_cards(sql, condition, "ORDER BY id");
}

void replace_open_cards_of(Transaction& sql, const std::string& sha256,
                           const std::vector<QualityCardRow>& cards) {
  sql << "DELETE FROM quality_cards WHERE sha256 = :sha256 AND state = 'open'", use(sha256, "sha256");
  for (const auto& card : cards) insert_card(sql, card);
}

std::vector<QualityCardRow> list_quality_cards(Transaction& sql, std::optional<QualityKind> kind, int limit,
                                               int offset) {
  Condition condition;
  condition.add("state = 'open'");
  condition.add(kFresh);
  if (kind) condition.add("kind = ?", std::string(name_of(*kind)));
  const auto most = condition.parameter(static_cast<long long>(limit));
  const auto from = condition.parameter(static_cast<long long>(offset));
  return select_cards(sql, condition, "ORDER BY score DESC, id LIMIT " + most + " OFFSET " + from);
}

std::vector<std::pair<QualityKind, int>> count_quality_cards(Transaction& sql) {
  std::string kind;
  int count = 0;
  soci::statement statement =
      (sql.prepare << fmt::format(
           "SELECT kind, count(*) FROM quality_cards WHERE state = 'open' AND {} GROUP BY kind", kFresh),
       into(kind), into(count));
  statement.execute();
  std::vector<std::pair<QualityKind, int>> counts;
  while (statement.fetch()) counts.emplace_back(quality_kind_named(kind).value(), count);
  return counts;
}

std::optional<QualityCardRow> find_quality_card(Transaction& sql, QualityCardId id) {
  Condition condition;
  condition.add("id = ?", static_cast<long long>(id.value));
  auto rows = select_cards(sql, condition, "");
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

void set_card_state(Transaction& sql, QualityCardId id, CardState state,
                    const std::optional<ReplacedLabels>& before) {
  const std::string name = state_text(state);
  const std::string text = before ? text_of(*before) : "";
  sql << "UPDATE quality_cards SET state = :state, before = NULLIF(:before, '') WHERE id = :id",
      use(name, "state"), use(text, "before"), use(id.value, "id");
}

void add_quality_right(Transaction& sql, const QualityRight& right) {
  const std::string kind(name_of(right.kind));
  const double x_min = right.box.x_min, y_min = right.box.y_min;
  const double x_max = right.box.x_max, y_max = right.box.y_max;
  sql << "INSERT INTO quality_rights (sha256, kind, class_name, x_min, y_min, x_max, y_max) VALUES "
         "(:sha256, :kind, :class, :x_min, :y_min, :x_max, :y_max)",
      use(right.sha256, "sha256"), use(kind, "kind"), use(right.class_name, "class"), use(x_min, "x_min"),
      use(y_min, "y_min"), use(x_max, "x_max"), use(y_max, "y_max");
}

void delete_quality_right(Transaction& sql, const QualityRight& right) {
  const std::string kind(name_of(right.kind));
  sql << "DELETE FROM quality_rights WHERE id = (SELECT max(id) FROM quality_rights WHERE sha256 = :sha256 "
         "AND kind = :kind AND class_name = :class)",
      use(right.sha256, "sha256"), use(kind, "kind"), use(right.class_name, "class");
}

std::vector<QualityRight> list_quality_rights(Transaction& sql) { return select_rights(sql, {}); }

std::vector<QualityRight> quality_rights_of(Transaction& sql, const std::string& sha256) {
  Condition condition;
  condition.add("sha256 = ?", sha256);
  return select_rights(sql, condition);
}

std::vector<SeenBoxRow> boxes_of_all_models(Transaction& sql, PhotoId photo, double min_confidence) {
  SeenBoxRow row;
  long long model = 0;
  double x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  soci::statement statement =
      (sql.prepare << "SELECT model_id, class_name, confidence, x_min, y_min, x_max, y_max FROM detections "
                      "WHERE photo_id = :photo AND confidence >= :least ORDER BY confidence DESC",
       into(model), into(row.class_name), into(row.confidence), into(x_min), into(y_min), into(x_max),
       into(y_max), use(photo.value, "photo"), use(min_confidence, "least"));
  statement.execute();
  std::vector<SeenBoxRow> rows;
  while (statement.fetch()) {
    row.model = {model};
    row.box = box_of(x_min, y_min, x_max, y_max);
    rows.push_back(row);
  }
  return rows;
}

std::set<std::string> classes_near(Transaction& sql, PhotoId photo, int seconds) {
  long long camera = 0;
  std::string captured_at;
  sql << "SELECT camera_id, captured_at FROM photos WHERE id = :id", into(camera), into(captured_at),
      use(photo.value, "id");
  const auto at = stored_time(captured_at);
  const std::string from = to_iso8601(at - std::chrono::seconds(seconds));
  const std::string to = to_iso8601(at + std::chrono::seconds(seconds));
  std::string name;
  soci::statement statement =
      (sql.prepare << "SELECT DISTINCT b.class_name FROM photos p JOIN annotation_boxes b ON b.photo_id = "
                      "p.id WHERE p.camera_id = :camera AND p.captured_at BETWEEN :from AND :to AND p.id <> "
                      ":id",
       into(name), use(camera, "camera"), use(from, "from"), use(to, "to"), use(photo.value, "id"));
  statement.execute();
  std::set<std::string> names;
  while (statement.fetch()) names.insert(name);
  return names;
}

std::vector<PhotoId> annotated_photos(Transaction& sql, PhotoId after, int limit) {
  long long id = 0;
  soci::statement statement =
      (sql.prepare
           << "SELECT photo_id FROM annotations WHERE photo_id > :after ORDER BY photo_id LIMIT :limit",
       into(id), use(after.value, "after"), use(limit, "limit"));
  statement.execute();
  std::vector<PhotoId> ids;
  while (statement.fetch()) ids.push_back({id});
  return ids;
}

int count_annotated_photos(Transaction& sql) {
  int count = 0;
  sql << "SELECT count(*) FROM annotations", into(count);
  return count;
}

std::optional<SeenImage> find_dataset_predictions(Transaction& sql, const std::string& sha256,
                                                  ModelId model) {
  std::string boxes;
  sql << "SELECT boxes FROM dataset_predictions WHERE sha256 = :sha256 AND model_id = :model", into(boxes),
      use(sha256, "sha256"), use(model.value, "model");
  return boxes.empty() ? std::nullopt : std::optional(seen_image_from(boxes));
}

void set_dataset_predictions(Transaction& sql, const std::string& sha256, ModelId model,
                             const SeenImage& seen) {
  const std::string boxes = text_of(seen);
  sql << "INSERT OR REPLACE INTO dataset_predictions (sha256, model_id, boxes) VALUES (:sha256, :model, "
         ":boxes)",
      use(sha256, "sha256"), use(model.value, "model"), use(boxes, "boxes");
}

}  // namespace fieldloop
