#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "dataset/yolo.h"

namespace fieldloop {

// An image of a dataset for showing: the file as it is, or `jpeg` bytes when a width was asked for.
struct DatasetImage {
  std::filesystem::path file;
  std::string mime_type;
  std::string jpeg;
};

// Within this room; Datasets::image says what it does. `name` is the dataset's.
DatasetImage dataset_image(const YoloDataset& dataset, const std::string& name, Split split,
                           const std::string& filename, std::optional<int> width);

}  // namespace fieldloop
