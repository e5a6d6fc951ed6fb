#include "workflow/label_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "storage/photo_store.h"
#include "workflow/app.h"
#include "workflow/class_list.h"
#include "workflow/datasets.h"

namespace fieldloop {
namespace {

// Keeps what is already right, since each write waits for the disk.
void write_if_different(const std::filesystem::path& file, const std::string& text) {
  if (!std::filesystem::exists(file) || read_text_file(file) != text) write_file_atomically(file, text);
}

void write_class_file(const App& app, const std::vector<std::string>& classes) {
  std::string text;
  for (const auto& name : classes) text += name + "\n";
  write_if_different(app.home.to_annotate() / "classes.txt", text);
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

void write_label_to_annotate(App& app, const std::string& filename,
                             const std::vector<AnnotationBoxRow>& boxes,
                             const std::vector<std::string>& classes) {
  const auto image = app.home.to_annotate() / filename;
  if (!std::filesystem::exists(image)) copy_file_atomically(app.home.photos() / filename, image);
  const auto label = label_beside(image);
  write_if_different(label, format_yolo_labels(labelled(boxes, classes)));
  write_if_different(origins_beside(image), origins(label.filename(), boxes));
  write_class_file(app, classes);
}

void rewrite_waiting_labels(App& app) {
  struct Waiting {
    std::string filename;
    std::vector<AnnotationBoxRow> boxes;
  };
  const auto waiting = app.db.read([](soci::session& sql) {
    std::vector<Waiting> all;
    for (auto& row : list_waiting_annotations(sql))
      all.push_back({find_photo(sql, row.photo).value().filename, std::move(row.boxes)});
    return all;
  });
  std::vector<std::string> used;
  for (const auto& each : waiting)
    for (const auto& box : each.boxes) used.push_back(box.class_name);
  if (!used.empty()) ensure_classes(app, used);
  const auto classes = label_classes(app);
  const auto lock = lock_datasets(app);
  for (const auto& each : waiting) write_label_to_annotate(app, each.filename, each.boxes, classes);
}

std::filesystem::path label_beside(const std::filesystem::path& image) {
  auto label = image;
  return label.replace_extension(".txt");
}

std::filesystem::path origins_beside(const std::filesystem::path& image) {
  auto origins = image;
  return origins.replace_extension(".fieldloop.json");
}

void remove_label_beside(const std::filesystem::path& image) {
  std::error_code ignored;
  std::filesystem::remove(label_beside(image), ignored);
  std::filesystem::remove(origins_beside(image), ignored);
}

}  // namespace fieldloop
