#include "datasets/create_dataset.h"

#include <algorithm>
#include <regex>

#include "core/error.h"
#include "dataset/class_names.h"
#include "datasets/dataset_files.h"
#include "datasets/label_files.h"
#include "datasets/parts.h"
#include "home/home.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

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
fs::path root_for(const Home& home, const std::string& name) {
  const auto shared = home.training_data();
  for (const auto& other : dataset_names(home))
    if (open_dataset(home, other).root == shared) return shared / name;
  return shared;
}

YoloDataset described(const Home& home, const std::string& name, std::vector<std::string> classes) {
  YoloDataset dataset;
  dataset.file = dataset_file_of(home, name);
  dataset.root = root_for(home, name);
  dataset.train = dataset.root / "images" / "train";
  dataset.val = dataset.root / "images" / "val";
  dataset.test = dataset.root / "images" / "test";
  dataset.names = std::move(classes);
  return dataset;
}

void write_dataset(const YoloDataset& dataset) {
  for (const auto split : kAllSplits) {
    fs::create_directories(dataset.images(split));
    fs::create_directories(label_path_of(dataset.images(split) / "any.jpg").parent_path());
  }
  save_dataset(dataset);
}

void make_dataset(const DatasetsParts& parts, const std::string& name, std::vector<std::string> classes) {
  const auto lock = lock_datasets(parts.home);
  const bool first = dataset_names(parts.home).empty();
  if (fs::exists(dataset_file_of(parts.home, name)))
    throw Error(ErrorCode::kConflict, "The dataset " + name + " exists already.", "name");
  write_dataset(described(parts.home, name, std::move(classes)));
  parts.db.write([&](Transaction& sql) {
    if (first) set_setting(sql, kActiveDatasetSetting, name);
    add_activity(sql, "dataset", "Dataset " + name + " created");
  });
}

}  // namespace

void create_dataset(const DatasetsParts& parts, const std::string& name,
                    const std::vector<std::string>& classes) {
  check_name(name);
  auto checked = checked_classes(classes);
  parts.take_in_label_files();
  make_dataset(parts, name, std::move(checked));
  parts.label_files.rewrite_waiting();
}

}  // namespace fieldloop
