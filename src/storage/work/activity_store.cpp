#include "storage/work/activity_store.h"

#include "storage/sqlite/transaction.h"

#include <chrono>

#include "storage/sqlite/optional_columns.h"

namespace fieldloop {

namespace {

long long inserted(Transaction& sql, const std::string& kind, const std::string& text,
                   std::optional<PhotoId> photo) {
  const std::string at = to_iso8601(now());
  const long long photo_id = or_zero(photo);
  long long id = 0;
  sql << "INSERT INTO activity (at, kind, text, photo_id) VALUES (:at, :kind, :text, NULLIF(:photo, 0)) "
         "RETURNING id",
      soci::use(at, "at"), soci::use(kind, "kind"), soci::use(text, "text"), soci::use(photo_id, "photo"),
      soci::into(id);
  return id;
}

}  // namespace

void add_activity(Transaction& sql, const std::string& kind, const std::string& text,
                  std::optional<PhotoId> photo) {
  inserted(sql, kind, text, photo);
}

void add_upload_activity(Transaction& sql, int photos, const std::string& filename) {
  const std::string since = to_iso8601(now() - std::chrono::minutes(10));
  long long portion = 0;
  int uploaded = 0;
  sql << "SELECT id, uploaded FROM activity WHERE id = (SELECT max(id) FROM activity) AND uploaded > 0 AND "
         "at >= :since",
      soci::into(portion), soci::into(uploaded), soci::use(since, "since");
  const bool goes_on = sql.got_data();
  uploaded = goes_on ? uploaded + photos : photos;
  if (goes_on) sql << "DELETE FROM activity WHERE id = :id", soci::use(portion, "id");
  const auto id = inserted(
      sql, "photos", uploaded == 1 ? filename + " added" : std::to_string(uploaded) + " photos added", {});
  sql << "UPDATE activity SET uploaded = :uploaded WHERE id = :id", soci::use(uploaded, "uploaded"),
      soci::use(id, "id");
}

std::vector<ActivityRow> list_activity(Transaction& sql, int limit) {
  ActivityRow row;
  std::string at;
  long long photo_id = 0;
  soci::statement statement =
      (sql.prepare
           << "SELECT at, kind, text, COALESCE(photo_id, 0) FROM activity ORDER BY id DESC LIMIT :limit",
       soci::into(at), soci::into(row.kind), soci::into(row.text), soci::into(photo_id),
       soci::use(limit, "limit"));
  statement.execute();
  std::vector<ActivityRow> rows;
  while (statement.fetch()) {
    row.at = stored_time(at);
    row.photo = present_id<PhotoId>(photo_id);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace fieldloop
