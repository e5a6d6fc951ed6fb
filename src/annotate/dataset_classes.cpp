#include "annotate/dataset_classes.h"

#include <algorithm>

#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

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

void keep_copy(const fs::path& label, const fs::path& copy) {
  if (fs::exists(copy)) return;  // of before this change began
  fs::create_directories(copy.parent_path());
  copy_file_atomically(label, copy);
}

}  // namespace

std::optional<int> id_in(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin());
}

std::map<std::string, int> boxes_by_class(const YoloDataset& dataset) {
  std::map<std::string, int> counts;
  for (const auto split : kAllSplits)
    for (const auto& [name, count] : summarise(dataset, split).classes) counts[name] += count;
  return counts;
}

DatasetClassChange previewed(const YoloDataset& dataset, const std::string& name, int from, bool merged) {
  DatasetClassChange change{name, 0, 0, !merged};
  for (const auto split : kAllSplits)
    for (const auto& item : items_with(dataset, split, from)) {
      if (merged) ++change.labels;
      for (const auto& box : item.boxes) change.boxes += box.class_id == from;
    }
  return change;
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

}  // namespace fieldloop
