#include "storage/photos/photo_store.h"

#include "storage/sqlite/transaction.h"

#include <algorithm>
#include <unordered_map>

#include "storage/photos/day_counts.h"
#include "storage/sqlite/condition.h"
#include "storage/sqlite/dialect.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

const std::string kSelectPhotos =
    "SELECT p.id, p.filename, p.filepath, p.sha256, p.width, p.height, p.captured_at, p.created_at, c.name, "
    "COALESCE(p.session_id, 0), COALESCE(p.detected_by, 0), p.marked_for_retraining, "
    "COALESCE(p.marked_at, ''), COALESCE(p.mark_reason, ''), COALESCE(p.mark_note, ''), "
    "p.annotated, EXISTS (SELECT 1 FROM annotation_boxes b WHERE b.photo_id = p.id), p.utc_offset_minutes, "
    "COALESCE(p.is_night, -1), COALESCE(p.verdict, ''), COALESCE(p.verdict_class, ''), COALESCE(m.name, '') "
    "FROM photos p JOIN cameras c ON c.id = p.camera_id LEFT JOIN models m ON m.id = p.detected_by ";

struct PhotoColumns {
  PhotoRow row;
  long long id = 0, session = 0, detected_by = 0;
  int marked = 0, annotated = 0, has_boxes = 0, night = 0;
  std::string captured_at, created_at, marked_at, mark_reason, mark_note, verdict, verdict_class, model_name;

  void bind(soci::statement& statement) {
    const auto take = [&](auto&... columns) { (statement.exchange(soci::into(columns)), ...); };
    take(id, row.filename, row.filepath, row.sha256, row.size.width, row.size.height, captured_at, created_at,
         row.camera, session, detected_by, marked, marked_at, mark_reason, mark_note, annotated, has_boxes,
         row.utc_offset_minutes, night, verdict, verdict_class, model_name);
  }

  PhotoRow photo() const {
    PhotoRow photo = row;
    photo.id = PhotoId{id};
    photo.captured_at = stored_time(captured_at);
    photo.created_at = stored_time(created_at);
    photo.session = present_id<SessionId>(session);
    photo.detected_by = present_id<ModelId>(detected_by);
    photo.marked = marked != 0;
    photo.marked_at = present_time(marked_at);
    photo.mark_reason = mark_reason_named(mark_reason);
    photo.mark_note = present(mark_note);
    photo.annotated = annotated != 0;
    photo.light = present_light(night);
    photo.verdict = verdict_named(verdict);
    photo.verdict_class = present(verdict_class);
    photo.model_name = present(model_name);
    photo.annotated_empty = annotated != 0 && has_boxes == 0;
    return photo;
  }
};

std::optional<PhotoRow> select_one(Transaction& sql, const Condition& condition) {
  auto photos = select_photos(sql, condition.where(), condition);
  if (photos.empty()) return {};
  return std::move(photos.front());
}

Condition condition_of(const DetectQuery& query) {
  Condition condition;
  if (query.scope == DetectScope::kWaiting) {
    condition.add("p.detected_by IS NULL");
    return condition;
  }
  condition.add(query.show ? dialect::differs("p.detected_by", "?")
                           : "NOT EXISTS (SELECT 1 FROM looks l WHERE l.photo_id = p.id AND l.model_id = ?)",
                static_cast<long long>(query.model.value));
  if (query.scope == DetectScope::kMarked) condition.add("p.marked_for_retraining = 1");
  if (query.scope == DetectScope::kUnreviewed) condition.add("p.verdict IS NULL AND p.annotated = 0");
  return condition;
}

// The photos captured at or after `before`, which a page deep in the list need not walk over.
struct Skipped {
  std::string before;
  long long photos = 0;
};

// A photo's day on its camera's clock is its UTC day or one beside it. So the photos from midnight UTC two
// days after `day` on are those of all days from the third on, and some of the two between.
Skipped skipped_after(Transaction& sql, const PhotoFilter& filter, const std::vector<DayCount>& days,
                      const std::string& day) {
  const auto midnight = stored_time(day + "T00:00:00.000Z") + std::chrono::days(2);
  const auto third = to_iso8601(midnight + std::chrono::days(1)).substr(0, 10);
  Skipped skipped{to_iso8601(midnight), 0};
  for (const auto& each : days)
    if (each.day >= third) skipped.photos += each.photos;
  Condition between = condition_of(filter);
  between.add("p.day > ?", day);
  between.add("p.day < ?", third);
  between.add("p.captured_at >= ?", skipped.before);
  skipped.photos += count_of(sql, "SELECT count(*) FROM photos p" + between.where(), between);
  return skipped;
}

Skipped skip_days(Transaction& sql, const PhotoFilter& filter) {
  constexpr int kFarDown = 2000;  // nearer pages are walked to as quickly
  if (filter.offset < kFarDown) return {};
  const auto facets = facets_of(sql, filter);
  if (!facets) return {};
  const auto days = count_days(sql, *facets);
  long long seen = 0;
  for (const auto& day : days) {
    seen += day.photos;
    if (seen > filter.offset) return skipped_after(sql, filter, days, day.day);
  }
  return {};
}

}  // namespace

std::vector<PhotoRow> select_photos(Transaction& sql, const std::string& rest, const Condition& condition) {
  PhotoColumns columns;
  soci::statement statement(sql);
  run_query(statement, kSelectPhotos + rest, condition, columns);
  std::vector<PhotoRow> photos;
  while (statement.fetch()) photos.push_back(columns.photo());
  return photos;
}

std::vector<PhotoRow> photos_with_ids(Transaction& sql, const std::vector<PhotoId>& ids) {
  if (ids.empty()) return {};
  Condition condition;
  condition.add("p.id IN " + id_list(condition, ids));
  auto rows = select_photos(sql, condition.where(), condition);
  std::unordered_map<std::int64_t, std::size_t> rank;
  for (std::size_t i = 0; i < ids.size(); ++i) rank.emplace(ids[i].value, i);
  std::ranges::sort(rows, {}, [&](const PhotoRow& row) { return rank.at(row.id.value); });
  return rows;
}

PhotoId insert_photo(Transaction& sql, const NewPhoto& photo) {
  const std::string captured_at = to_iso8601(photo.captured_at);
  const std::string created_at = to_iso8601(now());
  const std::string day = day_on_clock(photo.captured_at, photo.utc_offset_minutes);
  const long long session = or_zero(photo.session);
  const int night = or_unknown(photo.light);
  long long id = 0;
  sql << "INSERT INTO photos (filename, filepath, sha256, width, height, captured_at, created_at, camera_id, "
         "session_id, utc_offset_minutes, day, is_night) VALUES (:filename, :filepath, :sha256, :width, "
         ":height, :captured_at, :created_at, :camera, NULLIF(:session, 0), :utc_offset, :day, "
         "NULLIF(:night, -1)) RETURNING id",
      soci::use(photo.filename, "filename"), soci::use(photo.filepath, "filepath"),
      soci::use(photo.sha256, "sha256"), soci::use(photo.size.width, "width"),
      soci::use(photo.size.height, "height"), soci::use(captured_at, "captured_at"),
      soci::use(created_at, "created_at"), soci::use(photo.camera.value, "camera"),
      soci::use(session, "session"), soci::use(photo.utc_offset_minutes, "utc_offset"), soci::use(day, "day"),
      soci::use(night, "night"), soci::into(id);
  return PhotoId{id};
}

std::optional<PhotoRow> find_photo(Transaction& sql, PhotoId id) {
  Condition condition;
  condition.add("p.id = ?", static_cast<long long>(id.value));
  return select_one(sql, condition);
}

std::optional<PhotoRow> find_photo_named(Transaction& sql, const std::string& filename) {
  Condition condition;
  condition.add("p.filename = ?", filename);
  return select_one(sql, condition);
}

std::optional<PhotoRow> find_photo_with_stem(Transaction& sql, const std::string& stem) {
  Condition condition;
  condition.add("p.filename >= ?", stem + ".");
  condition.add("p.filename < ?", stem + "/");  // '/' follows '.', so the index on names gives the range
  return select_one(sql, condition);
}

std::optional<PhotoId> find_photo_with_hash(Transaction& sql, const std::string& sha256) {
  long long id = 0;
  sql << "SELECT id FROM photos WHERE sha256 = :sha256", soci::use(sha256, "sha256"), soci::into(id);
  return present_id<PhotoId>(id);
}

bool photo_stem_taken(Transaction& sql, const std::string& stem) {
  const std::string from = stem + ".";
  const std::string to = stem + "/";  // '/' follows '.', so the index on names gives the range
  int taken = 0;
  sql << "SELECT EXISTS (SELECT 1 FROM photos WHERE filename >= :from AND filename < :to)",
      soci::use(from, "from"), soci::use(to, "to"), soci::into(taken);
  return taken != 0;
}

std::vector<PhotoRow> list_photos(Transaction& sql, const PhotoFilter& filter) {
  Condition condition = condition_of(filter);
  const auto skipped = filter.order == PhotoOrder::kNewestCapture ? skip_days(sql, filter) : Skipped{};
  if (skipped.photos > 0) condition.add("p.captured_at < ?", skipped.before);
  const auto limit = condition.parameter(static_cast<long long>(filter.limit));
  const auto offset = condition.parameter(filter.offset - skipped.photos);
  const std::string order = filter.order == PhotoOrder::kNewestMark
                                ? " ORDER BY p.marked_at DESC, p.id DESC "
                                : " ORDER BY p.captured_at DESC, p.id DESC ";
  // The page is found on an index alone; only its own rows are then read.
  return select_photos(sql,
                       "WHERE p.id IN (SELECT p.id FROM photos p" + condition.where() + order + "LIMIT " +
                           limit + " OFFSET " + offset + ")" + order,
                       condition);
}

void set_mark(Transaction& sql, PhotoId id, Timestamp at, MarkReason reason, const std::string& note) {
  const std::string time = to_iso8601(at);
  const std::string why(name_of(reason));
  sql << "UPDATE photos SET marked_for_retraining = 1, marked_at = COALESCE(marked_at, :at), mark_reason = "
         ":reason, mark_note = NULLIF(:note, '') WHERE id = :id",
      soci::use(time, "at"), soci::use(why, "reason"), soci::use(note, "note"), soci::use(id.value, "id");
}

void clear_mark(Transaction& sql, PhotoId id) {
  sql << "UPDATE photos SET marked_for_retraining = 0, marked_at = NULL, mark_reason = NULL, mark_note = "
         "NULL "
         "WHERE id = :id",
      soci::use(id.value, "id");
}

std::vector<PhotoRow> photos_to_detect(Transaction& sql, const DetectQuery& query, PhotoId after, int limit) {
  Condition condition = condition_of(query);
  condition.add("p.id > ?", static_cast<long long>(after.value));
  const auto most = condition.parameter(static_cast<long long>(limit));
  return select_photos(sql, condition.where() + "ORDER BY p.id LIMIT " + most, condition);
}

long long count_photos_to_detect(Transaction& sql, const DetectQuery& query) {
  const Condition condition = condition_of(query);
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

std::vector<PhotoRow> photos_without_light(Transaction& sql, PhotoId after, int limit) {
  Condition condition;
  condition.add("p.is_night IS NULL");
  condition.add("p.id > ?", static_cast<long long>(after.value));
  const auto most = condition.parameter(static_cast<long long>(limit));
  return select_photos(sql, condition.where() + "ORDER BY p.id LIMIT " + most, condition);
}

void set_light(Transaction& sql, PhotoId id, PhotoLight light) {
  const int value = or_unknown(light);
  sql << "UPDATE photos SET is_night = :night WHERE id = :id", soci::use(value, "night"),
      soci::use(id.value, "id");
}

std::vector<std::string> all_filenames(Transaction& sql) {
  std::string name;
  soci::statement statement = (sql.prepare << "SELECT filename FROM photos", soci::into(name));
  statement.execute();
  std::vector<std::string> names;
  while (statement.fetch()) names.push_back(name);
  return names;
}

}  // namespace fieldloop
