#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace fieldloop {

struct App;

// An image of a dataset for showing: the file as it is, or `jpeg` bytes when a width was asked for.
struct DatasetImage {
  std::filesystem::path file;
  std::string mime_type;
  std::string jpeg;
};

// Throws Error(kNotFound), Error(kInvalidInput) for a split that is none, Error(kCorruptData).
DatasetImage dataset_image(App& app, const std::string& dataset, const std::string& split,
                           const std::string& filename, std::optional<int> width);

}  // namespace fieldloop
