#include "storage/labels/label_file_store.h"

#include "storage/sqlite/transaction.h"

#include "json/stored/annotation_boxes.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

struct FileColumns {
  LabelFileRow row;
  long long photo = 0;
  std::string problem;

  LabelFileRow read() {
    row.photo = present_id<PhotoId>(photo);
    row.problem = present(problem);
    return row;
  }
};

constexpr const char* kFileColumns =
    "SELECT path, COALESCE(photo_id, 0), sha256, bytes, changed_at, revision, COALESCE(problem, '') "
    "FROM label_files ";

struct ConflictColumns {
  long long photo = 0;
  LabelConflictRow row;
  std::string boxes, problem, found_at;

  LabelConflictRow read() {
    row.photo = {photo};
    row.boxes = annotation_boxes_from(boxes);
    row.problem = present(problem);
    row.found_at = stored_time(found_at);
    return row;
  }
};

constexpr const char* kConflictColumns =
    "SELECT photo_id, path, text, boxes, COALESCE(problem, ''), found_at FROM label_conflicts ";

}  // namespace

std::optional<LabelFileRow> find_label_file(Transaction& sql, const std::string& path) {
  FileColumns columns;
  sql << kFileColumns << "WHERE path = :path", into(columns.row.path), into(columns.photo),
      into(columns.row.sha256), into(columns.row.bytes), into(columns.row.changed_at),
      into(columns.row.revision), into(columns.problem), use(path, "path");
  if (!sql.got_data()) return std::nullopt;
  return columns.read();
}

std::vector<LabelFileRow> list_label_problems(Transaction& sql) {
  FileColumns columns;
  soci::statement statement =
      (sql.prepare << kFileColumns << "WHERE problem IS NOT NULL ORDER BY path", into(columns.row.path),
       into(columns.photo), into(columns.row.sha256), into(columns.row.bytes), into(columns.row.changed_at),
       into(columns.row.revision), into(columns.problem));
  statement.execute();
  std::vector<LabelFileRow> rows;
  while (statement.fetch()) rows.push_back(columns.read());
  return rows;
}

void set_label_file(Transaction& sql, const LabelFileRow& row) {
  const long long photo = or_zero(row.photo);
  const std::string problem = or_empty(row.problem);
  sql << "INSERT OR REPLACE INTO label_files (path, photo_id, sha256, bytes, changed_at, revision, problem) "
         "VALUES (:path, NULLIF(:photo, 0), :sha256, :bytes, :changed, :revision, NULLIF(:problem, ''))",
      use(row.path, "path"), use(photo, "photo"), use(row.sha256, "sha256"), use(row.bytes, "bytes"),
      use(row.changed_at, "changed"), use(row.revision, "revision"), use(problem, "problem");
}

void forget_label_file(Transaction& sql, const std::string& path) {
  sql << "DELETE FROM label_files WHERE path = :path", use(path, "path");
}

std::vector<LabelConflictRow> list_label_conflicts(Transaction& sql) {
  ConflictColumns columns;
  soci::statement statement = (sql.prepare << kConflictColumns << "ORDER BY found_at, photo_id",
                               into(columns.photo), into(columns.row.path), into(columns.row.text),
                               into(columns.boxes), into(columns.problem), into(columns.found_at));
  statement.execute();
  std::vector<LabelConflictRow> rows;
  while (statement.fetch()) rows.push_back(columns.read());
  return rows;
}

std::optional<LabelConflictRow> find_label_conflict(Transaction& sql, PhotoId photo) {
  ConflictColumns columns;
  sql << kConflictColumns << "WHERE photo_id = :photo", into(columns.photo), into(columns.row.path),
      into(columns.row.text), into(columns.boxes), into(columns.problem), into(columns.found_at),
      use(photo.value, "photo");
  if (!sql.got_data()) return std::nullopt;
  return columns.read();
}

void set_label_conflict(Transaction& sql, const LabelConflictRow& row) {
  const std::string boxes = text_of(row.boxes);
  const std::string problem = or_empty(row.problem);
  const std::string at = to_iso8601(row.found_at);
  sql << "INSERT OR REPLACE INTO label_conflicts (photo_id, path, text, boxes, problem, found_at) "
         "VALUES (:photo, :path, :text, :boxes, NULLIF(:problem, ''), :at)",
      use(row.photo.value, "photo"), use(row.path, "path"), use(row.text, "text"), use(boxes, "boxes"),
      use(problem, "problem"), use(at, "at");
}

void delete_label_conflict(Transaction& sql, PhotoId photo) {
  sql << "DELETE FROM label_conflicts WHERE photo_id = :photo", use(photo.value, "photo");
}

}  // namespace fieldloop
