#include "annotate/class_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

#include "annotate/label_files.h"
#include "annotate/label_folder.h"
#include "app/app.h"
#include "core/error.h"
#include "core/time.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "storage/labels/class_store.h"
#include "storage/learning/model_store.h"
#include "storage/work/activity_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kJournal = "class_change";

std::optional<int> id_in(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

json text_or_null(const std::optional<std::string>& text) { return text ? json(*text) : json(); }

// Boxes of each class in one dataset.
std::map<std::string, int> boxes_by_class(const YoloDataset& dataset) {
  std::map<std::string, int> counts;
  for (const auto split : kAllSplits)
    for (const auto& [name, count] : summarise(dataset, split).classes) counts[name] += count;
  return counts;
}

struct Use {
  int photos = 0, boxes = 0, dataset_boxes = 0;
  json datasets = json::array();
};

std::map<std::string, Use> uses(App& app) {
  std::map<std::string, Use> all;
  for (const auto& row : app.db.read([](Transaction& sql) { return count_annotated_classes(sql); })) {
    all[row.name].photos = row.photos;
    all[row.name].boxes = row.boxes;
  }
  for (const auto& name : dataset_names(app))
    for (const auto& [class_name, count] : boxes_by_class(open_dataset(app, name))) {
      all[class_name].dataset_boxes += count;
      all[class_name].datasets.push_back(name);
    }
  return all;
}

json models_that_know(App& app, const std::string& name) {
  auto names = json::array();
  for (const auto& model : app.db.read([](Transaction& sql) { return list_models(sql); }))
    if (id_in(model.classes, name)) names.push_back(model.name);
  return names;
}

bool is_used(const Use& use) { return use.boxes + use.dataset_boxes > 0; }

void require_class(App& app, const std::string& name) {
  const auto offered = offered_classes(app);
  const auto all = label_classes(app);
  if (!id_in(offered, name) && !id_in(all, name) && !uses(app).contains(name))
    throw Error(ErrorCode::kNotFound, "There is no class " + name + ".", "name");
}

// A class may change the case of its own name.
void check_new_name(App& app, const std::string& from, const std::string& into) {
  auto others = offered_classes(app);
  std::erase(others, from);
  check_new_class_name(into, others);
}

// Labels of a split that hold the class.
std::vector<DatasetItem> items_with(const YoloDataset& dataset, Split split, int id) {
  auto content = load_split(dataset, split);
  if (!content.problems.empty())
    throw Error(ErrorCode::kConflict,
                "A label of the dataset cannot be read, so its classes cannot be merged: " +
                    content.problems.front());
  std::erase_if(content.items, [&](const DatasetItem& item) {
    return std::ranges::none_of(item.boxes, [&](const LabelledBox& box) { return box.class_id == id; });
  });
  return content.items;
}

json dataset_preview(const YoloDataset& dataset, const std::string& name, int from, bool merged) {
  int labels = 0;
  int boxes = 0;
  for (const auto split : kAllSplits)
    for (const auto& item : items_with(dataset, split, from)) {
      ++labels;
      for (const auto& box : item.boxes) boxes += box.class_id == from;
    }
  return {{"name", name}, {"labels", merged ? labels : 0}, {"boxes", boxes}, {"keeps_id", !merged}};
}

void keep_copy(const fs::path& label, const fs::path& copy) {
  if (fs::exists(copy)) return;  // of before this change began
  fs::create_directories(copy.parent_path());
  copy_file_atomically(label, copy);
}

void merge_labels(const YoloDataset& dataset, int from, int into, const fs::path& copies) {
  for (const auto split : kAllSplits)
    for (auto& item : items_with(dataset, split, from)) {
      const auto label = label_path_of(item.image);
      keep_copy(label, copies / name_of(split) / label.filename());
      for (auto& box : item.boxes)
        if (box.class_id == from) box.class_id = into;
      write_file_atomically(label, format_yolo_labels(item.boxes));
    }
}

// Does nothing where it has been done.
void change_dataset(App& app, const std::string& name, const json& change) {
  const auto lock = lock_datasets(app);
  auto dataset = open_dataset(app, name);
  const auto from = id_in(dataset.names, change.at("from"));
  const auto into = id_in(dataset.names, change.at("into"));
  if (!from) return;
  if (into)
    return merge_labels(
        dataset, *from, *into,
        app.home.training_data() / "before_merges" / change.at("id").get<std::string>() / name);
  dataset.names.at(static_cast<std::size_t>(*from)) = change.at("into").get<std::string>();
  save_dataset(dataset);
}

// A class that a dataset has to keep in its place is not offered any more.
void hide_if_kept(App& app, const std::string& name) {
  bool kept = id_in(offered_classes(app), name).has_value();
  for (const auto& dataset : dataset_names(app))
    kept |= id_in(open_dataset(app, dataset).names, name).has_value();
  if (!kept) return;
  app.db.write([&](Transaction& sql) { set_class_style(sql, {name, {}, {}, true}); });
}

std::string described(const json& preview) {
  return "Class " + preview.at("from").get<std::string>() +
         (preview.at("merge").get<bool>() ? " merged into " : " renamed to ") +
         preview.at("into").get<std::string>();
}

}  // namespace

json classes_json(App& app) {
  std::map<std::string, ClassStyleRow> styles;
  for (const auto& row : app.db.read([](Transaction& sql) { return list_class_styles(sql); }))
    styles[row.name] = row;
  auto list = json::array();
  for (const auto& name : offered_classes(app)) {
    const auto& style = styles[name];
    list.push_back({{"id", list.size()},
                    {"name", name},
                    {"color", text_or_null(style.color)},
                    {"shortcut", text_or_null(style.shortcut)}});
  }
  return list;
}

json class_usage_json(App& app) {
  auto all = uses(app);
  auto list = classes_json(app);
  for (auto& entry : list) {
    const auto& use = all[entry.at("name")];
    entry["photos"] = use.photos;
    entry["boxes"] = use.boxes;
    entry["dataset_boxes"] = use.dataset_boxes;
    entry["datasets"] = use.datasets;
    entry["models"] = models_that_know(app, entry.at("name"));
  }
  return list;
}

void style_class(App& app, const std::string& name, const std::optional<std::string>& color,
                 const std::optional<std::string>& shortcut) {
  static const std::regex kColor("(#[0-9a-fA-F]{6})?");
  static const std::regex kKey("[1-9ijkoqruwy]?");
  require_class(app, name);
  if (color && !std::regex_match(*color, kColor))
    throw Error(ErrorCode::kInvalidInput, "A colour is # and six hexadecimal digits, such as #ffd43b.",
                "color");
  if (shortcut && !std::regex_match(*shortcut, kKey))
    throw Error(ErrorCode::kInvalidInput,
                "A key is 1 to 9 or one of i j k o q r u w y; Annotate uses the others.", "shortcut");
  app.db.write([&](Transaction& sql) {
    for (const auto& other : list_class_styles(sql))
      if (shortcut && !shortcut->empty() && other.name != name && other.shortcut == shortcut)
        throw Error(ErrorCode::kConflict, "The key " + *shortcut + " belongs to " + other.name + " already.",
                    "shortcut");
    auto style = find_class_style(sql, name);
    if (color) style.color = color->empty() ? std::nullopt : color;
    if (shortcut) style.shortcut = shortcut->empty() ? std::nullopt : shortcut;
    set_class_style(sql, style);
  });
}

json preview_class_change(App& app, const std::string& from, const std::string& wanted) {
  const auto into = checked_class_name(wanted);
  require_class(app, from);
  if (from == into) throw Error(ErrorCode::kInvalidInput, "That is the class's own name.", "into");
  auto all = uses(app);
  const bool merge =
      all.contains(into) || id_in(offered_classes(app), into) || id_in(label_classes(app), into);
  if (!merge) check_new_name(app, from, into);
  auto datasets = json::array();
  for (const auto& name : dataset_names(app)) {
    const auto dataset = open_dataset(app, name);
    if (const auto id = id_in(dataset.names, from))
      datasets.push_back(dataset_preview(dataset, name, *id, id_in(dataset.names, into).has_value()));
  }
  return {{"from", from},
          {"into", into},
          {"merge", merge},
          {"photos", all[from].photos},
          {"boxes", all[from].boxes},
          {"datasets", datasets},
          {"models", models_that_know(app, from)}};
}

json change_class(App& app, const std::string& from, const std::string& wanted) {
  finish_class_change(app);
  // What other programs wrote counts by the names it was written with.
  LabelFolder(app, {}).sweep();
  const auto preview = preview_class_change(app, from, wanted);
  const json journal{{"id", to_iso8601(now())}, {"from", from}, {"into", preview.at("into")}};
  app.db.write([&](Transaction& sql) {
    replace_class(sql, from, preview.at("into"));
    show_class(sql, preview.at("into"));
    set_setting(sql, kJournal, journal.dump());
    add_activity(sql, "annotation", described(preview));
  });
  finish_class_change(app);
  app.events.publish("photos");
  return preview;
}

void finish_class_change(App& app) {
  const auto text = app.db.read([](Transaction& sql) { return find_setting(sql, kJournal); });
  if (!text || text->empty()) return;
  const auto change = json::parse(*text);
  for (const auto& name : dataset_names(app)) change_dataset(app, name, change);
  hide_if_kept(app, change.at("from"));
  rewrite_waiting_labels(app);
  app.db.write([](Transaction& sql) { set_setting(sql, kJournal, ""); });
}

void delete_class(App& app, const std::string& name) {
  require_class(app, name);
  const auto all = uses(app);
  if (const auto found = all.find(name); found != all.end() && is_used(found->second))
    throw Error(ErrorCode::kConflict,
                name + " is in use (" + std::to_string(found->second.boxes) + " annotated boxes, " +
                    std::to_string(found->second.dataset_boxes) +
                    " in datasets); merge it into another class instead.",
                "name");
  LabelFolder(app, {}).sweep();
  app.db.write([&](Transaction& sql) {
    remove_class(sql, name);
    add_activity(sql, "annotation", "Class " + name + " deleted");
  });
  hide_if_kept(app, name);
  rewrite_waiting_labels(app);
}

}  // namespace fieldloop
