#include "storage/labels/annotation_store.h"

#include "storage/sqlite/transaction.h"

#include "core/error.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

const std::string kWaiting =
    " WHERE dataset IS NULL AND photo_id NOT IN (SELECT id FROM photos WHERE verdict = 'cannot_tell') ";

std::vector<AnnotationBox> boxes_of(Transaction& sql, PhotoId photo) {
  AnnotationBox row;
  std::string origin;
  double x_min = 0;
  double y_min = 0;
  double x_max = 0;
  double y_max = 0;
  soci::statement statement =
      (sql.prepare << "SELECT class_name, x_min, y_min, x_max, y_max, origin FROM annotation_boxes "
                      "WHERE photo_id = :photo ORDER BY id",
       into(row.class_name), into(x_min), into(y_min), into(x_max), into(y_max), into(origin),
       use(photo.value, "photo"));
  statement.execute();
  std::vector<AnnotationBox> boxes;
  while (statement.fetch()) {
    row.box = {static_cast<float>(x_min), static_cast<float>(y_min), static_cast<float>(x_max),
               static_cast<float>(y_max)};
    row.origin = box_origin_named(origin).value_or(BoxOrigin::kDrawn);
    boxes.push_back(row);
  }
  return boxes;
}

void insert_box(Transaction& sql, PhotoId photo, const AnnotationBox& row) {
  const double x_min = row.box.x_min;
  const double y_min = row.box.y_min;
  const double x_max = row.box.x_max;
  const double y_max = row.box.y_max;
  const std::string origin(name_of(row.origin));
  sql << "INSERT INTO annotation_boxes (photo_id, class_name, x_min, y_min, x_max, y_max, origin) "
         "VALUES (:photo, :class, :x_min, :y_min, :x_max, :y_max, :origin)",
      use(photo.value, "photo"), use(row.class_name, "class"), use(x_min, "x_min"), use(y_min, "y_min"),
      use(x_max, "x_max"), use(y_max, "y_max"), use(origin, "origin");
}

int stored_revision(Transaction& sql, PhotoId photo) {
  int revision = 0;
  sql << "SELECT COALESCE((SELECT revision FROM annotations WHERE photo_id = :photo), 0)", into(revision),
      use(photo.value, "photo");
  return revision;
}

std::vector<PhotoId> photo_ids(Transaction& sql, const std::string& query) {
  long long id = 0;
  soci::statement statement = (sql.prepare << query, into(id));
  statement.execute();
  std::vector<PhotoId> ids;
  while (statement.fetch()) ids.push_back({id});
  return ids;
}

}  // namespace

std::optional<AnnotationRow> find_annotation(Transaction& sql, PhotoId photo) {
  AnnotationRow row;
  std::string updated_at;
  std::string dataset;
  sql << "SELECT revision, updated_at, COALESCE(dataset, '') FROM annotations WHERE photo_id = :photo",
      into(row.revision), into(updated_at), into(dataset), use(photo.value, "photo");
  if (!sql.got_data()) return std::nullopt;
  row.photo = photo;
  row.updated_at = stored_time(updated_at);
  row.dataset = present(dataset);
  row.boxes = boxes_of(sql, photo);
  return row;
}

std::vector<AnnotationRow> list_waiting_annotations(Transaction& sql) {
  std::vector<AnnotationRow> rows;
  for (const auto photo : photo_ids(sql, "SELECT photo_id FROM annotations" + kWaiting + "ORDER BY photo_id"))
    rows.push_back(find_annotation(sql, photo).value());
  return rows;
}

int count_waiting_annotations(Transaction& sql) {
  int count = 0;
  sql << "SELECT count(*) FROM annotations" + kWaiting, into(count);
  return count;
}

std::vector<PhotoId> list_waiting_empty_photos(Transaction& sql) {
  return photo_ids(
      sql, "SELECT photo_id FROM annotations" + kWaiting +
               "AND NOT EXISTS (SELECT 1 FROM "
               "annotation_boxes WHERE annotation_boxes.photo_id = annotations.photo_id) ORDER BY photo_id");
}

AnnotationRow save_annotation(Transaction& sql, PhotoId photo, const std::vector<AnnotationBox>& boxes,
                              std::optional<int> began_from) {
  const int revision = stored_revision(sql, photo);
  if (began_from && *began_from != revision)
    throw Error(ErrorCode::kConflict,
                "Somebody saved this photo's annotation since (revision " + std::to_string(revision) +
                    ", yours began from " + std::to_string(*began_from) +
                    "); load it again and repeat the edit.",
                "revision");
  const std::string at = to_iso8601(now());
  const int next = revision + 1;
  sql << "INSERT INTO annotations (photo_id, revision, updated_at) VALUES (:photo, :revision, :at) "
         "ON CONFLICT (photo_id) DO UPDATE SET revision = excluded.revision, updated_at = "
         "excluded.updated_at, from_verdict = 0",
      use(photo.value, "photo"), use(next, "revision"), use(at, "at");
  sql << "DELETE FROM annotation_boxes WHERE photo_id = :photo", use(photo.value, "photo");
  for (const auto& box : boxes) insert_box(sql, photo, box);
  return find_annotation(sql, photo).value();
}

void save_annotation_of_verdict(Transaction& sql, PhotoId photo) {
  save_annotation(sql, photo, {}, 0);
  sql << "UPDATE annotations SET from_verdict = 1 WHERE photo_id = :photo", use(photo.value, "photo");
}

void set_annotation_dataset(Transaction& sql, PhotoId photo, const std::string& dataset) {
  const std::string at = to_iso8601(now());
  sql << "UPDATE annotations SET dataset = :dataset, added_at = :at WHERE photo_id = :photo",
      use(dataset, "dataset"), use(at, "at"), use(photo.value, "photo");
}

void delete_annotation(Transaction& sql, PhotoId photo) {
  sql << "DELETE FROM annotations WHERE photo_id = :photo", use(photo.value, "photo");
}

}  // namespace fieldloop
