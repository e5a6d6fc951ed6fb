#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/detection.h"
#include "core/vocabulary.h"

namespace fieldloop {

// One <name>_dataset.yaml: `path`, `train`, `val`, `test` (folders of images, relative to path) and `names`
// (a list or a map from id). Relative `path` is relative to the YAML file.
struct YoloDataset {
  std::filesystem::path file;              // the YAML
  std::filesystem::path root;              // absolute
  std::filesystem::path train, val, test;  // image folders, absolute; empty when absent
  std::vector<std::string> names;
  const std::filesystem::path& images(Split split) const;
};

// Throws Error(kNotFound) or Error(kInvalidInput) naming the file and key.
YoloDataset load_dataset(const std::filesystem::path& yaml_file);
void save_dataset(
    const YoloDataset& dataset);  // atomically; writes `path` relative to the file where possible

// images/…/NAME.jpg -> labels/…/NAME.txt (the last "images" folder in the path becomes "labels").
std::filesystem::path label_path_of(const std::filesystem::path& image);

// "class x_center y_center width height" a line, 0-1. An empty file is a confirmed empty photo.
// Throws Error(kInvalidInput) naming file and line. What hangs over the photo's edges is cut off, or kept for
// those who check labels.
enum class Overhang { kCut, kKeep };
std::vector<LabelledBox> parse_yolo_labels(std::string_view text, const std::string& file_for_messages,
                                           int class_count, Overhang overhang = Overhang::kCut);
std::string format_yolo_labels(const std::vector<LabelledBox>& boxes);

Split split_from(const std::string& name);  // throws Error(kInvalidInput)

struct DatasetItem {
  std::filesystem::path image;
  std::vector<LabelledBox> boxes;  // none: confirmed empty
};

// The labelled images of a split, by file name. An image without a label file is unreviewed and left out;
// what is unreadable goes into `problems` (a sentence each) and the rest go on.
struct SplitContent {
  std::vector<DatasetItem> items;
  std::vector<std::string> problems;
  std::vector<std::filesystem::path> unreadable;  // the images that they are about
};
SplitContent load_split(const YoloDataset& dataset, Split split);

// The manifest has a line an image in split and name order: split, file name, SHA-256 of the image's bytes,
// SHA-256 of its labels as format_yolo_labels writes them, separated by tabs. The hash is the manifest's own
// SHA-256 (hexadecimal), so that `sha256sum` checks a stored manifest. Unreviewed images are left out.
struct DatasetVersion {
  std::string hash;
  std::string manifest;
};
DatasetVersion version_of(const YoloDataset& dataset);

}  // namespace fieldloop
