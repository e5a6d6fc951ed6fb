#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "annotate/class_changes.h"
#include "dataset/yolo.h"

namespace fieldloop {

// Within this room: changes of classes in the label files of one dataset.

std::optional<int> id_in(const std::vector<std::string>& names, const std::string& name);

// Boxes of each class in one dataset.
std::map<std::string, int> boxes_by_class(const YoloDataset& dataset);

// What a change of the class with the id `from` would do. Throws Error(kConflict) when a label cannot be
// read.
DatasetClassChange previewed(const YoloDataset& dataset, const std::string& name, int from, bool merged);

// Gives boxes of one class the id of another, and keeps the labels as they were before below `copies`.
void merge_labels(const YoloDataset& dataset, int from, int into, const std::filesystem::path& copies);

}  // namespace fieldloop
