#include "annotate/class_changes.h"

#include <algorithm>
#include <map>
#include <regex>

#include "annotate/dataset_classes.h"
#include "annotate/label_folder.h"
#include "core/error.h"
#include "core/time.h"
#include "core/vocabulary.h"
#include "dataset/class_names.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "home/events.h"
#include "home/home.h"
#include "json/stored/class_change.h"
#include "storage/labels/class_store.h"
#include "storage/learning/model_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

constexpr const char* kJournal = "class_change";

struct Use {
  int photos = 0, boxes = 0, dataset_boxes = 0;
  std::vector<std::string> datasets;
};

std::map<std::string, Use> uses(const ClassChangesParts& parts) {
  std::map<std::string, Use> all;
  for (const auto& row : parts.db.read([](Transaction& sql) { return count_annotated_classes(sql); })) {
    all[row.name].photos = row.photos;
    all[row.name].boxes = row.boxes;
  }
  for (const auto& name : parts.datasets.names())
    for (const auto& [class_name, count] : boxes_by_class(parts.datasets.open(name))) {
      all[class_name].dataset_boxes += count;
      all[class_name].datasets.push_back(name);
    }
  return all;
}

std::vector<std::string> models_that_know(const Database& db, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& model : db.read([](Transaction& sql) { return list_models(sql); }))
    if (id_in(model.classes, name)) names.push_back(model.name);
  return names;
}

bool is_used(const Use& use) { return use.boxes + use.dataset_boxes > 0; }

void require_class(const ClassChangesParts& parts, const std::string& name) {
  const auto offered = parts.classes.offered();
  const auto all = parts.classes.in_labels();
  if (!id_in(offered, name) && !id_in(all, name) && !uses(parts).contains(name))
    throw Error(ErrorCode::kNotFound, "There is no class " + name + ".", "name");
}

// A class may change the case of its own name.
void check_new_name(const ClassChangesParts& parts, const std::string& from, const std::string& into) {
  auto others = parts.classes.offered();
  std::erase(others, from);
  check_new_class_name(into, others);
}

// Does nothing where it has been done.
void change_dataset(const ClassChangesParts& parts, const std::string& name,
                    const StartedClassChange& change) {
  const auto lock = parts.datasets.lock();
  auto dataset = parts.datasets.open(name);
  const auto from = id_in(dataset.names, change.from);
  const auto into = id_in(dataset.names, change.into);
  if (!from) return;
  if (into)
    return merge_labels(dataset, *from, *into,
                        parts.home.training_data() / "before_merges" / change.id / name);
  dataset.names.at(static_cast<std::size_t>(*from)) = change.into;
  save_dataset(dataset);
}

// A class that a dataset has to keep in its place is not offered any more.
void hide_if_kept(const ClassChangesParts& parts, const std::string& name) {
  bool kept = id_in(parts.classes.offered(), name).has_value();
  for (const auto& dataset : parts.datasets.names())
    kept |= id_in(parts.datasets.open(dataset).names, name).has_value();
  if (!kept) return;
  parts.db.write([&](Transaction& sql) { set_class_style(sql, {name, {}, {}, true}); });
}

std::string described(const ClassChange& change) {
  return "Class " + change.from + (change.merge ? " merged into " : " renamed to ") + change.into;
}

void check_color(const std::string& color) {
  static const std::regex kColor("(#[0-9a-fA-F]{6})?");
  if (!std::regex_match(color, kColor))
    throw Error(ErrorCode::kInvalidInput, "A colour is # and six hexadecimal digits, such as #ffd43b.",
                "color");
}

void check_key(const std::string& key) {
  if (key.size() > 1 || kClassKeys.find(key) == std::string_view::npos)
    throw Error(ErrorCode::kInvalidInput,
                "A key is 1 to 9 or one of i j k o q r u w y; Annotate uses the others.", "shortcut");
}

}  // namespace

std::vector<OfferedClass> ClassChanges::list() const {
  std::map<std::string, ClassStyleRow> styles;
  for (const auto& row : parts_.db.read([](Transaction& sql) { return list_class_styles(sql); }))
    styles[row.name] = row;
  std::vector<OfferedClass> list;
  for (const auto& name : parts_.classes.offered())
    list.push_back({name, styles[name].color, styles[name].shortcut});
  return list;
}

std::vector<ClassUsage> ClassChanges::usage() const {
  auto all = uses(parts_);
  std::vector<ClassUsage> usage;
  for (const auto& each : list()) {
    const auto& use = all[each.name];
    usage.push_back({each, use.photos, use.boxes, use.dataset_boxes, use.datasets,
                     models_that_know(parts_.db, each.name)});
  }
  return usage;
}

void ClassChanges::style(const std::string& name, const std::optional<std::string>& color,
                         const std::optional<std::string>& shortcut) const {
  require_class(parts_, name);
  if (color) check_color(*color);
  if (shortcut) check_key(*shortcut);
  parts_.db.write([&](Transaction& sql) {
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

ClassChange ClassChanges::preview(const std::string& from, const std::string& wanted) const {
  const auto into = checked_class_name(wanted);
  require_class(parts_, from);
  if (from == into) throw Error(ErrorCode::kInvalidInput, "That is the class's own name.", "into");
  auto all = uses(parts_);
  const bool merge =
      all.contains(into) || id_in(parts_.classes.offered(), into) || id_in(parts_.classes.in_labels(), into);
  if (!merge) check_new_name(parts_, from, into);
  ClassChange change{from, into, merge, all[from].photos, all[from].boxes, {}, {}};
  for (const auto& name : parts_.datasets.names()) {
    const auto dataset = parts_.datasets.open(name);
    if (const auto id = id_in(dataset.names, from))
      change.datasets.push_back(previewed(dataset, name, *id, id_in(dataset.names, into).has_value()));
  }
  change.models = models_that_know(parts_.db, from);
  return change;
}

ClassChange ClassChanges::change(const std::string& from, const std::string& wanted) const {
  finish();
  // What other programs wrote counts by the names it was written with.
  parts_.label_folder.sweep();
  const auto change = preview(from, wanted);
  parts_.db.write([&](Transaction& sql) {
    replace_class(sql, from, change.into);
    show_class(sql, change.into);
    set_setting(sql, kJournal, text_of(StartedClassChange{to_iso8601(now()), from, change.into}));
    add_activity(sql, "annotation", described(change));
  });
  finish();
  parts_.events.publish("photos");
  return change;
}

void ClassChanges::finish() const {
  const auto text = parts_.db.read([](Transaction& sql) { return find_setting(sql, kJournal); });
  if (!text || text->empty()) return;
  const auto change = started_class_change_from(*text);
  for (const auto& name : parts_.datasets.names()) change_dataset(parts_, name, change);
  hide_if_kept(parts_, change.from);
  parts_.label_files.rewrite_waiting();
  parts_.db.write([](Transaction& sql) { set_setting(sql, kJournal, ""); });
}

void ClassChanges::remove(const std::string& name) const {
  require_class(parts_, name);
  const auto all = uses(parts_);
  if (const auto found = all.find(name); found != all.end() && is_used(found->second))
    throw Error(ErrorCode::kConflict,
                name + " is in use (" + std::to_string(found->second.boxes) + " annotated boxes, " +
                    std::to_string(found->second.dataset_boxes) +
                    " in datasets); merge it into another class instead.",
                "name");
  parts_.label_folder.sweep();
  parts_.db.write([&](Transaction& sql) {
    remove_class(sql, name);
    add_activity(sql, "annotation", "Class " + name + " deleted");
  });
  hide_if_kept(parts_, name);
  parts_.label_files.rewrite_waiting();
}

}  // namespace fieldloop
