#include "datasets/label_files.h"

#include <algorithm>

#include "core/error.h"
#include "dataset/class_names.h"
#include "datasets/class_list.h"
#include "datasets/class_lists.h"
#include "datasets/dataset_files.h"
#include "datasets/waiting_photos.h"
#include "files/atomic_file.h"
#include "home/events.h"
#include "home/home.h"
#include "home/photo_files.h"
#include "image/photo.h"
#include "json/stored/annotation_boxes.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestLabel = std::size_t{1} << 24;

// Keeps what is already right, since each write waits for the disk.
void write_if_different(const fs::path& file, const std::string& text) {
  if (!fs::exists(file) || read_text_file(file) != text) write_file_atomically(file, text);
}

std::string text_of(const std::vector<std::string>& classes) {
  std::string text;
  for (const auto& name : classes) text += name + "\n";
  return text;
}

std::vector<std::string> sorted_lines(const std::vector<AnnotationBox>& boxes) {
  std::vector<std::string> lines;
  for (const auto& each : boxes) lines.push_back(each.class_name + " " + format_yolo_labels({{each.box, 0}}));
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

std::vector<LabelledBox> labelled(const std::vector<AnnotationBox>& boxes,
                                  const std::vector<std::string>& classes) {
  std::vector<LabelledBox> result;
  for (const auto& row : boxes) {
    const auto found = std::find(classes.begin(), classes.end(), row.class_name);
    if (found == classes.end())
      throw Error(ErrorCode::kInvalidInput, "The class " + row.class_name + " is not in the class list.",
                  "class_name");
    result.push_back({row.box, static_cast<int>(found - classes.begin())});
  }
  return result;
}

fs::path LabelFiles::place_of(const std::string& filename) const {
  return parts_.home.to_annotate() / filename;
}

std::string LabelFiles::path_below(const fs::path& file) const {
  return file.lexically_relative(parts_.home.to_annotate()).generic_string();
}

fs::path LabelFiles::label_of(const std::string& photo_filename) const {
  return label_beside(place_of(photo_filename));
}

// Whether the file is there and holds something other than what was written or understood.
bool LabelFiles::is_foreign(Transaction& sql, const fs::path& file) const {
  if (!fs::exists(file)) return false;
  const auto known = find_label_file(sql, path_below(file));
  return !known || known->problem || known->sha256 != record_of(file, read_text_file(file)).sha256;
}

LabelFileRow LabelFiles::record_of(const fs::path& file, const std::string& text) const {
  LabelFileRow row;
  row.path = path_below(file);
  row.sha256 = sha256_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
  row.bytes = static_cast<long long>(text.size());
  std::error_code gone;
  row.changed_at = fs::last_write_time(file, gone).time_since_epoch().count();
  return row;
}

void LabelFiles::write_class_list(Transaction& sql, const std::vector<std::string>& classes) const {
  const auto file = place_of("classes.txt");
  const auto text = text_of(classes);
  write_if_different(file, text);
  set_label_file(sql, record_of(file, text));
}

void LabelFiles::write(Transaction& sql, const PhotoRow& photo, const AnnotationRow& annotation,
                       const std::vector<std::string>& classes) const {
  const auto image = place_of(photo.filename);
  if (!fs::exists(image)) parts_.photo_files.copy_to(photo.filename, image);
  const auto file = label_beside(image);
  const auto text = format_yolo_labels(labelled(annotation.boxes, classes));
  write_if_different(file, text);
  write_if_different(origins_beside(image), origins_text(file.filename(), annotation.boxes));
  auto record = record_of(file, text);
  record.photo = photo.id;
  record.revision = annotation.revision;
  set_label_file(sql, record);
  if (!is_foreign(sql, place_of("classes.txt"))) write_class_list(sql, classes);
}

void LabelFiles::remove(Transaction& sql, const std::string& filename) const {
  const auto image = place_of(filename);
  forget_label_file(sql, path_below(label_beside(image)));
  std::error_code ignored;
  fs::remove(label_beside(image), ignored);
  fs::remove(origins_beside(image), ignored);
}

void LabelFiles::rewrite_waiting() const {
  const auto waiting = waiting_photos(parts_.db);
  if (const auto used = classes_of(waiting); !used.empty()) parts_.classes.ensure(used);
  const auto classes = parts_.classes.in_labels();
  const auto lock = lock_datasets(parts_.home);
  parts_.db.write([&](Transaction& sql) {
    for (const auto& each : waiting)
      if (!is_foreign(sql, label_of(each.photo.filename))) write(sql, each.photo, each.annotation, classes);
  });
}

void LabelFiles::keep_foreign(const PhotoRow& photo, const std::vector<AnnotationBox>& boxes) const {
  const auto file = label_of(photo.filename);
  if (!parts_.db.read([&](Transaction& sql) { return is_foreign(sql, file); })) return;
  LabelConflictRow conflict;
  conflict.photo = photo.id;
  conflict.path = path_below(file);
  conflict.text = read_text_file(file, kLargestLabel);
  conflict.found_at = now();
  try {
    conflict.boxes = boxes_in(file, conflict.text);
    if (same_boxes(conflict.boxes, boxes)) return;
  } catch (const Error& error) {
    conflict.problem = error.what();
  }
  parts_.db.write([&](Transaction& sql) { set_label_conflict(sql, conflict); });
  parts_.events.publish("labels");
}

std::vector<AnnotationBox> LabelFiles::boxes_in(const fs::path& file, const std::string& text) const {
  auto classes = class_list_for(file, parts_.home.to_annotate());
  if (!classes) classes = parts_.classes.in_labels();
  std::vector<AnnotationBox> boxes;
  for (const auto& [box, id] : parse_yolo_labels(text, path_below(file), static_cast<int>(classes->size())))
    boxes.push_back({checked_class_name(classes->at(static_cast<std::size_t>(id))), box});
  return boxes;
}

bool same_boxes(const std::vector<AnnotationBox>& a, const std::vector<AnnotationBox>& b) {
  return sorted_lines(a) == sorted_lines(b);
}

fs::path label_beside(const fs::path& image) {
  auto label = image;
  return label.replace_extension(".txt");
}

fs::path origins_beside(const std::filesystem::path& image) {
  auto origins = image;
  return origins.replace_extension(".fieldloop.json");
}

}  // namespace fieldloop
