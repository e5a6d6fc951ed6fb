#include "storage/photo_store.h"

#include <soci/soci.h>

#include "storage/condition.h"
#include "storage/optional_columns.h"

namespace fieldloop {
namespace {

const std::string kSelect =
    "SELECT p.id, p.filename, p.filepath, p.sha256, p.width, p.height, p.captured_at, p.created_at, c.name, "
    "COALESCE(p.session_id, 0), COALESCE(p.detected_by, 0), p.marked_for_retraining, "
    "COALESCE(p.marked_at, ''), COALESCE(p.mark_reason, ''), COALESCE(p.mark_note, ''), "
    "EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id), "
    "EXISTS (SELECT 1 FROM annotation_boxes b WHERE b.photo_id = p.id) "
    "FROM photos p JOIN cameras c ON c.id = p.camera_id ";

struct Columns {
  PhotoRow row;
  long long id = 0, session = 0, detected_by = 0;
  int marked = 0, annotated = 0, has_boxes = 0;
  std::string captured_at, created_at, marked_at, mark_reason, mark_note;

  void bind(soci::statement& statement) {
    const auto take = [&](auto&... columns) { (statement.exchange(soci::into(columns)), ...); };
    take(id, row.filename, row.filepath, row.sha256, row.size.width, row.size.height, captured_at, created_at,
         row.camera, session, detected_by, marked, marked_at, mark_reason, mark_note, annotated, has_boxes);
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
    photo.mark_reason = present(mark_reason);
    photo.mark_note = present(mark_note);
    photo.annotated = annotated != 0;
    photo.annotated_empty = annotated != 0 && has_boxes == 0;
    return photo;
  }
};

std::vector<PhotoRow> select(soci::session& sql, const std::string& rest, const Condition& condition) {
  Columns columns;
  soci::statement statement(sql);
  run_query(statement, kSelect + rest, condition, columns);
  std::vector<PhotoRow> photos;
  while (statement.fetch()) photos.push_back(columns.photo());
  return photos;
}

std::optional<PhotoRow> select_one(soci::session& sql, const Condition& condition) {
  auto photos = select(sql, condition.where(), condition);
  if (photos.empty()) return {};
  return std::move(photos.front());
}

const std::string kShown =
    "FROM detections d WHERE d.photo_id = p.id AND d.model_id = p.detected_by AND d.confidence >= ";

void add_detection_conditions(Condition& condition, const PhotoFilter& filter) {
  if (filter.has_detections)
    condition.add(*filter.has_detections ? "p.max_confidence >= ?" : "p.max_confidence < ?",
                  filter.min_confidence);
  if (filter.min_detections && *filter.min_detections > 0) {
    const auto threshold = condition.parameter(filter.min_confidence);
    condition.add("(SELECT count(*) " + kShown + threshold + ") >= ?",
                  static_cast<long long>(*filter.min_detections));
  }
  if (filter.class_name) {
    const auto threshold = condition.parameter(filter.min_confidence);
    condition.add("(p.id, p.detected_by) IN (SELECT photo_id, model_id FROM detections WHERE confidence >= " +
                      threshold + " AND class_name = ?)",
                  *filter.class_name);
  }
}

Condition condition_of(const PhotoFilter& filter) {
  Condition condition;
  add_detection_conditions(condition, filter);
  if (filter.start) condition.add("p.captured_at >= ?", to_iso8601(*filter.start));
  if (filter.end) condition.add("p.captured_at <= ?", to_iso8601(*filter.end));
  if (filter.camera) condition.add("p.camera_id = (SELECT id FROM cameras WHERE name = ?)", *filter.camera);
  if (filter.marked)
    condition.add(*filter.marked ? "p.marked_for_retraining = 1" : "p.marked_for_retraining = 0");
  if (filter.annotated)
    condition.add(std::string(*filter.annotated ? "" : "NOT ") +
                  "EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id)");
  if (filter.joined)
    condition.add(std::string(*filter.joined ? "" : "NOT ") +
                  "EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id AND a.dataset IS NOT NULL)");
  return condition;
}

Condition condition_of(DetectScope scope, ModelId model) {
  Condition condition;
  if (scope == DetectScope::kWaiting) {
    condition.add("p.detected_by IS NULL");
    return condition;
  }
  condition.add("p.detected_by IS NOT ?", static_cast<long long>(model.value));
  if (scope == DetectScope::kMarked) condition.add("p.marked_for_retraining = 1");
  if (scope == DetectScope::kUnreviewed)
    condition.add("NOT EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id)");
  return condition;
}

}  // namespace

PhotoId insert_photo(soci::session& sql, const NewPhoto& photo) {
  const std::string captured_at = to_iso8601(photo.captured_at);
  const std::string created_at = to_iso8601(now());
  const long long session = or_zero(photo.session);
  long long id = 0;
  sql << "INSERT INTO photos (filename, filepath, sha256, width, height, captured_at, created_at, camera_id, "
         "session_id) VALUES (:filename, :filepath, :sha256, :width, :height, :captured_at, :created_at, "
         ":camera, NULLIF(:session, 0)) RETURNING id",
      soci::use(photo.filename, "filename"), soci::use(photo.filepath, "filepath"),
      soci::use(photo.sha256, "sha256"), soci::use(photo.size.width, "width"),
      soci::use(photo.size.height, "height"), soci::use(captured_at, "captured_at"),
      soci::use(created_at, "created_at"), soci::use(photo.camera.value, "camera"),
      soci::use(session, "session"), soci::into(id);
  return PhotoId{id};
}

std::optional<PhotoRow> find_photo(soci::session& sql, PhotoId id) {
  Condition condition;
  condition.add("p.id = ?", static_cast<long long>(id.value));
  return select_one(sql, condition);
}

std::optional<PhotoRow> find_photo_named(soci::session& sql, const std::string& filename) {
  Condition condition;
  condition.add("p.filename = ?", filename);
  return select_one(sql, condition);
}

std::optional<PhotoId> find_photo_with_hash(soci::session& sql, const std::string& sha256) {
  long long id = 0;
  sql << "SELECT id FROM photos WHERE sha256 = :sha256", soci::use(sha256, "sha256"), soci::into(id);
  return present_id<PhotoId>(id);
}

bool photo_stem_taken(soci::session& sql, const std::string& stem) {
  const std::string from = stem + ".";
  const std::string to = stem + "/";  // '/' follows '.', so the index on names gives the range
  int taken = 0;
  sql << "SELECT EXISTS (SELECT 1 FROM photos WHERE filename >= :from AND filename < :to)",
      soci::use(from, "from"), soci::use(to, "to"), soci::into(taken);
  return taken != 0;
}

std::vector<PhotoRow> list_photos(soci::session& sql, const PhotoFilter& filter) {
  Condition condition = condition_of(filter);
  const auto limit = condition.parameter(static_cast<long long>(filter.limit));
  const auto offset = condition.parameter(static_cast<long long>(filter.offset));
  const std::string order = filter.order == PhotoOrder::kNewestMark
                                ? " ORDER BY p.marked_at DESC, p.id DESC "
                                : " ORDER BY p.captured_at DESC, p.id DESC ";
  // The page is found on an index alone; only its own rows are then read.
  return select(sql,
                "WHERE p.id IN (SELECT p.id FROM photos p" + condition.where() + order + "LIMIT " + limit +
                    " OFFSET " + offset + ")" + order,
                condition);
}

long long count_photos(soci::session& sql, const PhotoFilter& filter) {
  const Condition condition = condition_of(filter);
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

void set_mark(soci::session& sql, PhotoId id, Timestamp at, const std::string& reason,
              const std::string& note) {
  const std::string time = to_iso8601(at);
  sql << "UPDATE photos SET marked_for_retraining = 1, marked_at = COALESCE(marked_at, :at), mark_reason = "
         ":reason, mark_note = NULLIF(:note, '') WHERE id = :id",
      soci::use(time, "at"), soci::use(reason, "reason"), soci::use(note, "note"), soci::use(id.value, "id");
}

void clear_mark(soci::session& sql, PhotoId id) {
  sql << "UPDATE photos SET marked_for_retraining = 0, marked_at = NULL, mark_reason = NULL, mark_note = "
         "NULL "
         "WHERE id = :id",
      soci::use(id.value, "id");
}

std::vector<PhotoRow> photos_to_detect(soci::session& sql, DetectScope scope, ModelId model, PhotoId after,
                                       int limit) {
  Condition condition = condition_of(scope, model);
  condition.add("p.id > ?", static_cast<long long>(after.value));
  const auto most = condition.parameter(static_cast<long long>(limit));
  return select(sql, condition.where() + "ORDER BY p.id LIMIT " + most, condition);
}

long long count_photos_to_detect(soci::session& sql, DetectScope scope, ModelId model) {
  const Condition condition = condition_of(scope, model);
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

std::vector<std::string> all_filenames(soci::session& sql) {
  std::string name;
  soci::statement statement = (sql.prepare << "SELECT filename FROM photos", soci::into(name));
  statement.execute();
  std::vector<std::string> names;
  while (statement.fetch()) names.push_back(name);
  return names;
}

}  // namespace fieldloop
