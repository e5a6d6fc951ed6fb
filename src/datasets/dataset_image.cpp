#include "datasets/dataset_image.h"

#include <opencv2/core.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"

namespace fieldloop {

DatasetImage dataset_image(const YoloDataset& dataset, const std::string& name, Split split,
                           const std::string& filename, std::optional<int> width) {
  const auto file = dataset.images(split) / filename;
  const bool inside = filename.find('/') == std::string::npos && !filename.starts_with('.');
  if (!inside || !std::filesystem::is_regular_file(file))
    throw Error(ErrorCode::kNotFound,
                "There is no image " + filename + " in " + std::string(name_of(split)) + " of " + name + ".");
  const auto bytes = read_file(file);
  const auto format = detect_format(bytes);
  if (!format) throw Error(ErrorCode::kCorruptData, filename + " is not a JPEG, PNG or WebP image.");
  if (!width) return {file, std::string(mime_type_of(*format)), {}};
  const auto jpeg = make_thumbnail(decode_upright(bytes, *width), *width);
  return {file, "image/jpeg", {jpeg.begin(), jpeg.end()}};
}

}  // namespace fieldloop
