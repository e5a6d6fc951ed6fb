#include "datasets/dataset_files.h"

#include <algorithm>

#include "core/error.h"
#include "dataset/class_names.h"
#include "home/home.h"
#include "storage/sqlite/database.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = "_dataset.yaml";

bool contains(const std::vector<std::string>& list, const std::string& name) {
  return std::ranges::find(list, name) != list.end();
}

std::string active_or_refused(const Database& db, const Home& home) {
  if (auto active = active_dataset(db, home)) return *active;
  throw Error(ErrorCode::kNotFound,
              "There is no dataset yet; make one (fieldloop dataset create NAME --class deer) or import one "
              "(fieldloop dataset import FILE.yaml).",
              "dataset");
}

}  // namespace

fs::path dataset_file_of(const Home& home, const std::string& name) {
  return home.data() / (name + std::string(kSuffix));
}

std::vector<std::string> dataset_names(const Home& home) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(home.data())) {
    const auto file = entry.path().filename().string();
    if (file.size() > kSuffix.size() && file.ends_with(kSuffix) && file.front() != '.')
      names.push_back(file.substr(0, file.size() - kSuffix.size()));
  }
  std::ranges::sort(names);
  return names;
}

YoloDataset open_dataset(const Home& home, const std::string& name) {
  const auto names = dataset_names(home);
  if (contains(names, name)) return load_dataset(dataset_file_of(home, name));
  std::string known;
  for (const auto& each : names) known += (known.empty() ? "" : ", ") + each;
  throw Error(ErrorCode::kNotFound,
              "There is no dataset " + name + "; " +
                  (known.empty() ? "none has been made yet." : "there is " + known + "."));
}

std::optional<std::string> active_dataset(const Database& db, const Home& home) {
  const auto chosen = db.read([](Transaction& sql) { return find_setting(sql, kActiveDatasetSetting); });
  const auto names = dataset_names(home);
  if (chosen && contains(names, *chosen)) return chosen;
  // A person may have put the file there or renamed it.
  return names.empty() ? std::nullopt : std::optional(names.front());
}

std::string resolve_dataset(const Database& db, const Home& home, const std::string& name_or_file) {
  if (name_or_file.empty()) return active_or_refused(db, home);
  if (!name_or_file.ends_with(".yaml") && !name_or_file.ends_with(".yml")) {
    open_dataset(home, name_or_file);
    return name_or_file;
  }
  std::error_code ignored;
  for (const auto& base : {fs::current_path(), home.root()})
    for (const auto& name : dataset_names(home))
      if (fs::equivalent(base / name_or_file, dataset_file_of(home, name), ignored)) return name;
  throw Error(ErrorCode::kNotFound,
              name_or_file + " is not a dataset of this home; bring it in with: fieldloop dataset import " +
                  name_or_file,
              "dataset");
}

void add_dataset_classes(const Home& home, const std::string& name, const std::vector<std::string>& classes) {
  const auto lock = lock_datasets(home);
  auto dataset = open_dataset(home, name);
  const auto before = dataset.names.size();
  for (const auto& each : classes)
    if (!contains(dataset.names, each)) dataset.names.push_back(checked_class_name(each));
  if (dataset.names.size() != before) save_dataset(dataset);
}

FileLock lock_datasets(const Home& home) { return FileLock(home.training_data() / ".lock"); }

}  // namespace fieldloop
