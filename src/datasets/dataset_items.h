#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/vocabulary.h"
#include "dataset/yolo.h"

namespace fieldloop {

struct DatasetsParts;

// A file of an upload: an image, or the YOLO label file of the same name without extension.
struct DatasetUpload {
  std::string filename;
  std::span<const unsigned char> bytes;
};

struct ItemOutcome {
  std::string filename;
  FileOutcome status = FileOutcome::kRefused;
  std::string reason;  // a sentence, when refused
};

struct AddItemsResult {
  int added = 0;                   // photos
  int refused = 0;                 // files
  std::vector<ItemOutcome> files;  // in the order of the upload
};

// Within this room; Datasets says what they do.
AddItemsResult add_dataset_items(const DatasetsParts& parts, const std::string& dataset, Split split,
                                 const std::vector<DatasetUpload>& files);
AddItemsResult import_dataset(const DatasetsParts& parts, const std::filesystem::path& yaml_file,
                              const std::string& name, const ProgressFn& progress);
AddItemsResult copy_split(const DatasetsParts& parts, const YoloDataset& source, Split from,
                          const std::string& dataset, Split to, const ProgressFn& progress);

}  // namespace fieldloop
