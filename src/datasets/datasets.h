#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dataset/yolo.h"
#include "files/file_lock.h"

namespace fieldloop {

struct App;

struct SplitSummary {
  int photos = 0;
  int empty_photos = 0;
  int boxes = 0;
  std::vector<std::pair<std::string, int>> classes;  // boxes a class, in dataset order
};

struct DatasetSummary {
  std::string name;
  std::string file;  // relative to home
  bool active = false;
  std::vector<std::string> classes;
  SplitSummary train, val, test;
  int waiting = 0;  // annotated field photos that no dataset holds yet
};

// The datasets of this home are its data/NAME_dataset.yaml files.
std::vector<std::string> dataset_names(App& app);  // sorted
YoloDataset open_dataset(App& app,
                         const std::string& name);  // throws Error(kNotFound) with the names there are
// The one that annotations join unless another is named; empty before the first is made.
std::optional<std::string> active_dataset(App& app);
// A name, or the path of a data/NAME_dataset.yaml of this home; empty text means the active one.
std::string resolve_dataset(App& app, const std::string& name_or_file);

std::vector<DatasetSummary> list_datasets(App& app);
DatasetSummary get_dataset(App& app, const std::string& name);
SplitSummary summarise(const YoloDataset& dataset, Split split);

// Makes data/NAME_dataset.yaml and its folders; the first dataset made is the active one. Throws
// Error(kInvalidInput) for a bad name or class list, Error(kConflict) when it exists.
DatasetSummary create_dataset(App& app, const std::string& name, const std::vector<std::string>& classes);

// Adds class names that it lacks, at the end: a class id never changes its meaning.
void add_dataset_classes(App& app, const std::string& name, const std::vector<std::string>& classes);

// Held while the files of a dataset change. Not to be taken twice by one thread.
FileLock lock_datasets(App& app);

// A class name without blanks at its ends; Error(kInvalidInput) when it is empty, too long or holds a line
// break.
std::string checked_class_name(const std::string& name);

nlohmann::json to_json(const SplitSummary& summary);
nlohmann::json to_json(const DatasetSummary& summary);

}  // namespace fieldloop
