#include "datasets/datasets.h"

#include <algorithm>
#include <regex>

#include "annotate/label_files.h"
#include "annotate/label_folder.h"
#include "app/app.h"
#include "core/error.h"
#include "storage/labels/annotation_store.h"
#include "storage/work/activity_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = "_dataset.yaml";
constexpr const char* kActiveDataset = "active_dataset";
constexpr std::size_t kLongestClassName = 60;

fs::path file_of(const App& app, const std::string& name) {
  return app.home.data() / (name + std::string(kSuffix));
}

void check_name(const std::string& name) {
  static const std::regex kPattern("[a-z0-9][a-z0-9_-]{0,39}");
  if (!std::regex_match(name, kPattern))
    throw Error(
        ErrorCode::kInvalidInput,
        "A dataset's name is 1 to 40 lower-case letters, digits, - and _, and begins with a letter or "
        "digit; \"" +
            name + "\" is not.",
        "name");
}

std::vector<std::string> checked_classes(const std::vector<std::string>& classes) {
  std::vector<std::string> checked;
  for (const auto& name : classes) {
    checked.push_back(checked_class_name(name));
    if (std::count(checked.begin(), checked.end(), checked.back()) > 1)
      throw Error(ErrorCode::kInvalidInput, "The class " + checked.back() + " is listed twice.", "classes");
  }
  if (checked.empty())
    throw Error(ErrorCode::kInvalidInput, "A dataset needs at least one class.", "classes");
  return checked;
}

// The first dataset has data/training_data/ to itself; later ones a folder of their own below it, so that
// photos labelled with different class lists never mix.
fs::path root_for(App& app, const std::string& name) {
  const auto shared = app.home.training_data();
  for (const auto& other : dataset_names(app))
    if (open_dataset(app, other).root == shared) return shared / name;
  return shared;
}

YoloDataset described(App& app, const std::string& name, std::vector<std::string> classes) {
  YoloDataset dataset;
  dataset.file = file_of(app, name);
  dataset.root = root_for(app, name);
  dataset.train = dataset.root / "images" / "train";
  dataset.val = dataset.root / "images" / "val";
  dataset.test = dataset.root / "images" / "test";
  dataset.names = std::move(classes);
  return dataset;
}

DatasetSummary summarised(App& app, const std::string& name, int waiting,
                          const std::optional<std::string>& active) {
  const auto dataset = open_dataset(app, name);
  return {name,
          app.home.relative(dataset.file),
          active == name,
          dataset.names,
          summarise(dataset, Split::kTrain),
          summarise(dataset, Split::kVal),
          summarise(dataset, Split::kTest),
          waiting};
}

int waiting_count(App& app) {
  return app.db.read([](Transaction& sql) { return count_waiting_annotations(sql); });
}

}  // namespace

std::vector<std::string> dataset_names(App& app) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(app.home.data())) {
    const auto file = entry.path().filename().string();
    if (file.size() > kSuffix.size() && file.ends_with(kSuffix) && file.front() != '.')
      names.push_back(file.substr(0, file.size() - kSuffix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

YoloDataset open_dataset(App& app, const std::string& name) {
  const auto names = dataset_names(app);
  if (std::find(names.begin(), names.end(), name) != names.end()) return load_dataset(file_of(app, name));
  std::string known;
  for (const auto& each : names) known += (known.empty() ? "" : ", ") + each;
  throw Error(ErrorCode::kNotFound,
              "There is no dataset " + name + "; " +
                  (known.empty() ? "none has been made yet." : "there is " + known + "."));
}

std::optional<std::string> active_dataset(App& app) {
  const auto chosen = app.db.read([](Transaction& sql) { return find_setting(sql, kActiveDataset); });
  const auto names = dataset_names(app);
  if (chosen && std::find(names.begin(), names.end(), *chosen) != names.end()) return chosen;
  // A person may have put the file there or renamed it.
  return names.empty() ? std::nullopt : std::optional(names.front());
}

std::string resolve_dataset(App& app, const std::string& name_or_file) {
  if (name_or_file.empty()) {
    if (auto active = active_dataset(app)) return *active;
    throw Error(
        ErrorCode::kNotFound,
        "There is no dataset yet; make one (fieldloop dataset create NAME --class deer) or import one "
        "(fieldloop dataset import FILE.yaml).",
        "dataset");
  }
  if (!name_or_file.ends_with(".yaml") && !name_or_file.ends_with(".yml")) {
    open_dataset(app, name_or_file);
    return name_or_file;
  }
  std::error_code ignored;
  for (const auto& base : {fs::current_path(), app.home.root()})
    for (const auto& name : dataset_names(app))
      if (fs::equivalent(base / name_or_file, file_of(app, name), ignored)) return name;
  throw Error(ErrorCode::kNotFound,
              name_or_file + " is not a dataset of this home; bring it in with: fieldloop dataset import " +
                  name_or_file,
              "dataset");
}

SplitSummary summarise(const YoloDataset& dataset, Split split) {
  SplitSummary summary;
  for (const auto& name : dataset.names) summary.classes.emplace_back(name, 0);
  for (const auto& item : load_split(dataset, split).items) {
    ++summary.photos;
    if (item.boxes.empty()) ++summary.empty_photos;
    for (const auto& box : item.boxes) ++summary.classes.at(static_cast<std::size_t>(box.class_id)).second;
    summary.boxes += static_cast<int>(item.boxes.size());
  }
  return summary;
}

std::vector<DatasetSummary> list_datasets(App& app) {
  const int waiting = waiting_count(app);
  const auto active = active_dataset(app);
  std::vector<DatasetSummary> summaries;
  for (const auto& name : dataset_names(app)) summaries.push_back(summarised(app, name, waiting, active));
  return summaries;
}

DatasetSummary get_dataset(App& app, const std::string& name) {
  return summarised(app, name, waiting_count(app), active_dataset(app));
}

DatasetSummary create_dataset(App& app, const std::string& name, const std::vector<std::string>& classes) {
  check_name(name);
  auto checked = checked_classes(classes);
  // What other programs wrote counts in the order of classes that it was written by.
  LabelFolder(app, {}).sweep();
  {
    const auto lock = lock_datasets(app);
    const bool first = dataset_names(app).empty();
    if (fs::exists(file_of(app, name)))
      throw Error(ErrorCode::kConflict, "The dataset " + name + " exists already.", "name");
    const auto dataset = described(app, name, std::move(checked));
    for (const auto split : kAllSplits) {
      fs::create_directories(dataset.images(split));
      fs::create_directories(label_path_of(dataset.images(split) / "any.jpg").parent_path());
    }
    save_dataset(dataset);
    app.db.write([&](Transaction& sql) {
      if (first) set_setting(sql, kActiveDataset, name);
      add_activity(sql, "dataset", "Dataset " + name + " created");
    });
  }
  rewrite_waiting_labels(app);
  return get_dataset(app, name);
}

void add_dataset_classes(App& app, const std::string& name, const std::vector<std::string>& classes) {
  const auto lock = lock_datasets(app);
  auto dataset = open_dataset(app, name);
  const auto before = dataset.names.size();
  for (const auto& each : classes)
    if (std::find(dataset.names.begin(), dataset.names.end(), each) == dataset.names.end())
      dataset.names.push_back(checked_class_name(each));
  if (dataset.names.size() != before) save_dataset(dataset);
}

FileLock lock_datasets(App& app) { return FileLock(app.home.training_data() / ".lock"); }

std::string checked_class_name(const std::string& name) {
  const auto first = name.find_first_not_of(" \t\r\n");
  const auto trimmed =
      first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(" \t\r\n") - first + 1);
  const bool control = std::any_of(trimmed.begin(), trimmed.end(), [](unsigned char c) { return c < ' '; });
  if (trimmed.empty() || trimmed.size() > kLongestClassName || control)
    throw Error(ErrorCode::kInvalidInput, "A class name has 1 to 60 characters on one line.", "name");
  return trimmed;
}

nlohmann::json to_json(const SplitSummary& summary) {
  auto classes = nlohmann::json::array();
  for (const auto& [name, count] : summary.classes)
    classes.push_back({{"class_name", name}, {"count", count}});
  return {{"photos", summary.photos},
          {"empty_photos", summary.empty_photos},
          {"boxes", summary.boxes},
          {"classes", classes}};
}

nlohmann::json to_json(const DatasetSummary& summary) {
  return {{"name", summary.name},
          {"file", summary.file},
          {"active", summary.active},
          {"classes", summary.classes},
          {"train", to_json(summary.train)},
          {"val", to_json(summary.val)},
          {"test", to_json(summary.test)},
          {"waiting", summary.waiting}};
}

}  // namespace fieldloop
