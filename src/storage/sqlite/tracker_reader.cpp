#include "storage/sqlite/tracker_reader.h"

#include "storage/sqlite/transaction.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <unordered_map>

#include "core/error.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

// A table of somebody else's database and the columns it happens to have.
class Table {
 public:
  Table(Transaction& sql, std::string name) : name_(std::move(name)) {
    std::string column;
    soci::statement statement = (sql.prepare << "SELECT name FROM pragma_table_info(:table)",
                                 soci::use(name_, "table"), soci::into(column));
    statement.execute();
    while (statement.fetch()) columns_.insert(column);
    if (columns_.empty())
      throw Error(ErrorCode::kInvalidInput, "This is no tracker's database: it has no table " + name_, name_);
  }

  // The first of the names that is a column, as an SQL expression; `otherwise` when none is.
  std::string text(std::initializer_list<const char*> names) const {
    const auto* name = find(names);
    return name == nullptr ? "''" : "COALESCE(CAST(\"" + std::string(name) + "\" AS TEXT), '')";
  }
  std::string number(std::initializer_list<const char*> names) const {
    const auto* name = find(names);
    return name == nullptr ? "0" : "COALESCE(CAST(\"" + std::string(name) + "\" AS REAL), 0)";
  }
  bool has(std::initializer_list<const char*> names) const { return find(names) != nullptr; }

  void require(std::initializer_list<const char*> names) const {
    if (has(names)) return;
    throw Error(ErrorCode::kInvalidInput, "The tracker's table " + name_ + " has no column " + *names.begin(),
                name_);
  }

 private:
  const char* find(std::initializer_list<const char*> names) const {
    const auto* found =
        std::ranges::find_if(names, [&](const char* name) { return columns_.contains(name); });
    return found == names.end() ? nullptr : *found;
  }

  std::string name_;
  std::set<std::string> columns_;
};

struct Photos {
  std::vector<TrackerPhoto> list;
  std::vector<ImageSize> sizes;                      // 0 when the tracker did not note them
  std::unordered_map<long long, std::size_t> by_id;  // position in the list
};

std::string photo_query(const Table& table) {
  table.require({"id"});
  table.require({"filename", "file_name", "name"});
  return "SELECT id, " + table.text({"filename", "file_name", "name"}) + ", " +
         table.text({"filepath", "file_path", "path"}) + ", " +
         table.text({"captured_at", "timestamp", "taken_at", "created_at"}) + ", " + table.number({"width"}) +
         ", " + table.number({"height"}) + ", " + table.number({"marked_for_retraining"}) + ", " +
         table.text({"marked_at"}) + " FROM photos ORDER BY id";
}

Photos read_photos(Transaction& sql) {
  const Table table(sql, "photos");
  TrackerPhoto photo;
  long long id = 0;
  double width = 0, height = 0, marked = 0;
  std::string captured_at, marked_at;
  soci::statement statement = (sql.prepare << photo_query(table), soci::into(id), soci::into(photo.filename),
                               soci::into(photo.filepath), soci::into(captured_at), soci::into(width),
                               soci::into(height), soci::into(marked), soci::into(marked_at));
  statement.execute();
  Photos photos;
  while (statement.fetch()) {
    photo.captured_at = parse_iso8601(captured_at);
    photo.marked = marked != 0;
    photo.marked_at = parse_iso8601(marked_at);
    photos.by_id[id] = photos.list.size();
    photos.list.push_back(photo);
    photos.sizes.push_back({static_cast<int>(width), static_cast<int>(height)});
  }
  return photos;
}

bool has_corners(const Table& table) { return table.has({"x_min", "bbox_x_min", "xmin"}); }

std::string detection_query(const Table& table) {
  table.require({"photo_id"});
  table.require({"class_name", "class", "label"});
  table.require({"confidence", "score"});
  const bool corners = has_corners(table);
  if (!corners) table.require({"bbox_x", "x_center", "bbox_x_center", "x"});
  const auto box = corners ? table.number({"x_min", "bbox_x_min", "xmin"}) + ", " +
                                 table.number({"y_min", "bbox_y_min", "ymin"}) + ", " +
                                 table.number({"x_max", "bbox_x_max", "xmax"}) + ", " +
                                 table.number({"y_max", "bbox_y_max", "ymax"})
                           : table.number({"bbox_x", "x_center", "bbox_x_center", "x"}) + ", " +
                                 table.number({"bbox_y", "y_center", "bbox_y_center", "y"}) + ", " +
                                 table.number({"bbox_width", "width", "w"}) + ", " +
                                 table.number({"bbox_height", "height", "h"});
  return "SELECT photo_id, " + table.text({"class_name", "class", "label"}) + ", " +
         table.number({"confidence", "score"}) + ", " + table.text({"model_name", "model"}) + ", " + box +
         " FROM detections";
}

// Four numbers as corners in 0-1; the tracker's older rows are in pixels.
NormBox box_of(const double (&figures)[4], bool corners, ImageSize size) {
  const bool pixels = *std::ranges::max_element(figures) > 1.5 && size.width > 0 && size.height > 0;
  const auto figure = [&](int i) {
    const double side = i % 2 == 0 ? size.width : size.height;
    return static_cast<float>(pixels ? figures[i] / side : figures[i]);
  };
  return clipped(corners ? NormBox{figure(0), figure(1), figure(2), figure(3)}
                         : from_center(figure(0), figure(1), figure(2), figure(3)));
}

void read_detections(Transaction& sql, Photos& photos) {
  const Table table(sql, "detections");
  const bool corners = has_corners(table);
  TrackerDetection row;
  long long photo = 0;
  double figures[4] = {};
  soci::statement statement =
      (sql.prepare << detection_query(table), soci::into(photo), soci::into(row.detection.class_name),
       soci::into(row.detection.confidence), soci::into(row.model_name), soci::into(figures[0]),
       soci::into(figures[1]), soci::into(figures[2]), soci::into(figures[3]));
  statement.execute();
  while (statement.fetch()) {
    const auto place = photos.by_id.find(photo);
    if (place == photos.by_id.end()) continue;
    row.detection.box = box_of(figures, corners, photos.sizes[place->second]);
    photos.list[place->second].detections.push_back(row);
  }
}

// The advice for a damaged database is about Fieldloop's own.
[[noreturn]] void rethrow_about(const std::filesystem::path& database) {
  try {
    rethrow_database_error();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kCorruptData) throw;
    throw Error(ErrorCode::kInvalidInput,
                database.string() + " is no database, or a damaged one; name the tracker's.",
                database.string());
  }
}

}  // namespace

std::vector<TrackerPhoto> read_tracker(const std::filesystem::path& database) {
  if (!std::filesystem::is_regular_file(database))
    throw Error(ErrorCode::kNotFound, "There is no " + database.string(), database.string());
  try {
    const auto sql = open_connection(database, OpenMode::kInspect);
    auto photos = read_photos(*sql);
    read_detections(*sql, photos);
    return std::move(photos.list);
  } catch (...) {
    rethrow_about(database);
  }
}

}  // namespace fieldloop
