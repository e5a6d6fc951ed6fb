#include "annotate/label_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/app.h"
#include "core/error.h"
#include "dataset/class_lists.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestLabel = std::size_t{1} << 24;

// Keeps what is already right, since each write waits for the disk.
void write_if_different(const fs::path& file, const std::string& text) {
  if (!fs::exists(file) || read_text_file(file) != text) write_file_atomically(file, text);
}

std::string path_below(const App& app, const fs::path& file) {
  return file.lexically_relative(app.home.to_annotate()).generic_string();
}

std::string text_of(const std::vector<std::string>& classes) {
  std::string text;
  for (const auto& name : classes) text += name + "\n";
  return text;
}

// Whether the file is there and holds something other than what was written or understood.
bool is_foreign(App& app, Transaction& sql, const fs::path& file) {
  if (!fs::exists(file)) return false;
  const auto known = find_label_file(sql, path_below(app, file));
  return !known || known->problem || known->sha256 != record_of(app, file, read_text_file(file)).sha256;
}

std::vector<std::string> sorted_lines(const std::vector<AnnotationBoxRow>& boxes) {
  std::vector<std::string> lines;
  for (const auto& each : boxes) lines.push_back(each.class_name + " " + format_yolo_labels({{each.box, 0}}));
  std::ranges::sort(lines);
  return lines;
}

struct WaitingLabel {
  PhotoRow photo;
  AnnotationRow annotation;
};

std::vector<WaitingLabel> waiting_labels(App& app) {
  return app.db.read([](Transaction& sql) {
    std::vector<WaitingLabel> all;
    for (auto& row : list_waiting_annotations(sql))
      all.push_back({find_photo(sql, row.photo).value(), std::move(row)});
    return all;
  });
}

// Boxes that a model only proposes stand in no file.
std::string origins(const std::string& label, const std::vector<AnnotationBoxRow>& boxes) {
  auto lines = nlohmann::ordered_json::array();
  for (const auto& row : boxes) lines.push_back({{"class", row.class_name}, {"origin", row.origin}});
  return nlohmann::ordered_json{{"label", label}, {"lines", lines}}.dump(1) + "\n";
}

}  // namespace

std::vector<LabelledBox> labelled(const std::vector<AnnotationBoxRow>& boxes,
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

LabelFileRow record_of(const App& app, const fs::path& file, const std::string& text) {
  LabelFileRow row;
  row.path = path_below(app, file);
  row.sha256 = sha256_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
  row.bytes = static_cast<long long>(text.size());
  std::error_code gone;
  row.changed_at = fs::last_write_time(file, gone).time_since_epoch().count();
  return row;
}

void write_class_file(App& app, Transaction& sql, const std::vector<std::string>& classes) {
  const auto file = app.home.to_annotate() / "classes.txt";
  const auto text = text_of(classes);
  write_if_different(file, text);
  set_label_file(sql, record_of(app, file, text));
}

void write_label_to_annotate(App& app, Transaction& sql, const PhotoRow& photo,
                             const AnnotationRow& annotation, const std::vector<std::string>& classes) {
  const auto image = app.home.to_annotate() / photo.filename;
  if (!fs::exists(image)) app.photo_files.copy_to(photo.filename, image);
  const auto file = label_beside(image);
  const auto text = format_yolo_labels(labelled(annotation.boxes, classes));
  write_if_different(file, text);
  write_if_different(origins_beside(image), origins(file.filename(), annotation.boxes));
  auto record = record_of(app, file, text);
  record.photo = photo.id;
  record.revision = annotation.revision;
  set_label_file(sql, record);
  if (!is_foreign(app, sql, app.home.to_annotate() / "classes.txt")) write_class_file(app, sql, classes);
}

void remove_label_to_annotate(App& app, Transaction& sql, const std::string& filename) {
  const auto image = app.home.to_annotate() / filename;
  forget_label_file(sql, path_below(app, label_beside(image)));
  std::error_code ignored;
  fs::remove(label_beside(image), ignored);
  fs::remove(origins_beside(image), ignored);
}

void rewrite_waiting_labels(App& app) {
  const auto waiting = waiting_labels(app);
  std::vector<std::string> used;
  for (const auto& each : waiting)
    for (const auto& box : each.annotation.boxes) used.push_back(box.class_name);
  if (!used.empty()) ensure_classes(app, used);
  const auto classes = label_classes(app);
  const auto lock = lock_datasets(app);
  app.db.write([&](Transaction& sql) {
    for (const auto& each : waiting)
      if (!is_foreign(app, sql, label_beside(app.home.to_annotate() / each.photo.filename)))
        write_label_to_annotate(app, sql, each.photo, each.annotation, classes);
  });
}

void keep_foreign_label(App& app, const PhotoRow& photo, const std::vector<AnnotationBoxRow>& boxes) {
  const auto file = label_beside(app.home.to_annotate() / photo.filename);
  if (!app.db.read([&](Transaction& sql) { return is_foreign(app, sql, file); })) return;
  LabelConflictRow conflict;
  conflict.photo = photo.id;
  conflict.path = path_below(app, file);
  conflict.text = read_text_file(file, kLargestLabel);
  conflict.found_at = now();
  try {
    conflict.boxes = boxes_in_label(app, file, conflict.text);
    if (same_boxes(conflict.boxes, boxes)) return;
  } catch (const Error& error) {
    conflict.problem = error.what();
  }
  app.db.write([&](Transaction& sql) { set_label_conflict(sql, conflict); });
  app.events.publish("labels");
}

std::vector<AnnotationBoxRow> boxes_in_label(App& app, const fs::path& file, const std::string& text) {
  auto classes = class_list_for(file, app.home.to_annotate());
  if (!classes) classes = label_classes(app);
  std::vector<AnnotationBoxRow> boxes;
  for (const auto& [box, id] :
       parse_yolo_labels(text, path_below(app, file), static_cast<int>(classes->size())))
    boxes.push_back({checked_class_name(classes->at(static_cast<std::size_t>(id))), box, "drawn"});
  return boxes;
}

bool same_boxes(const std::vector<AnnotationBoxRow>& a, const std::vector<AnnotationBoxRow>& b) {
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
