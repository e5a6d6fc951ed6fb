#include <algorithm>
#include <array>
#include <fstream>

#include "core/error.h"
#include "dataset/yolo.h"
#include "files/atomic_file.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> image_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  try {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && is_photo_name(entry.path())) files.push_back(entry.path());
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo, "Cannot list " + folder.string() + ": " + error.code().message(),
                folder.string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool starts_like_an_image(const fs::path& file) {
  std::array<char, 32> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), head.size());
  const auto* bytes = reinterpret_cast<const unsigned char*>(head.data());
  return detect_format({bytes, static_cast<std::size_t>(in.gcount())}).has_value();
}

DatasetItem load_item(const fs::path& image, const fs::path& label, int class_count) {
  if (!starts_like_an_image(image))
    throw Error(ErrorCode::kCorruptData, image.string() + " is not a JPEG, PNG or WebP image",
                image.string());
  return {image, parse_yolo_labels(read_text_file(label), label.string(), class_count)};
}

std::string sha256_of(std::string_view text) {
  return sha256_hex({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

}  // namespace

Split split_from(const std::string& name) {
  if (const auto split = split_named(name)) return *split;
  throw Error(ErrorCode::kInvalidInput, "The split must be train, val or test.", "split");
}

SplitContent load_split(const YoloDataset& dataset, Split split) {
  SplitContent content;
  const auto& folder = dataset.images(split);
  if (folder.empty() || !fs::exists(folder)) return content;
  const auto class_count = static_cast<int>(dataset.names.size());
  for (const auto& image : image_files_below(folder)) {
    const auto label = label_path_of(image);
    if (!fs::exists(label)) continue;
    try {
      content.items.push_back(load_item(image, label, class_count));
    } catch (const Error& error) {
      content.problems.emplace_back(error.what());
      content.unreadable.push_back(image);
    }
  }
  return content;
}

DatasetVersion version_of(const YoloDataset& dataset) {
  DatasetVersion version;
  for (const auto split : kAllSplits) {
    for (const auto& item : load_split(dataset, split).items) {
      const auto name = item.image.lexically_relative(dataset.images(split)).generic_string();
      version.manifest += std::string(name_of(split)) + "\t" + name + "\t" +
                          sha256_hex(read_file(item.image)) + "\t" +
                          sha256_of(format_yolo_labels(item.boxes)) + "\n";
    }
  }
  version.hash = sha256_of(version.manifest);
  return version;
}

}  // namespace fieldloop
