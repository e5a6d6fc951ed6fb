#pragma once
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"

namespace fieldloop {

struct App;

// A file of an upload: an image, or the YOLO label file of the same name without extension.
struct DatasetUpload {
  std::string filename;
  std::span<const unsigned char> bytes;
};

struct ItemOutcome {
  std::string filename;
  std::string status;  // added, duplicate, refused
  std::string reason;  // a sentence, when refused
};

struct AddItemsResult {
  int added = 0;                   // photos
  int refused = 0;                 // files
  std::vector<ItemOutcome> files;  // in the order of the upload
};

// Adds labelled photos to a split, each image with its label or neither. An image needs a label file (empty
// for an empty photo); a label for an image that is there replaces the old one. Refused with a reason:
// damaged images, faulty labels, and photos whose bytes another split holds, so that nothing is both learned
// from and measured on.
AddItemsResult add_dataset_items(App& app, const std::string& dataset, Split split,
                                 const std::vector<DatasetUpload>& files);

// Copies an existing YOLO dataset (train, val, test) into this home under the name of its file, or into the
// dataset of that name which is here already. Returns the outcome of each split's files together.
AddItemsResult import_dataset(App& app, const std::filesystem::path& yaml_file, const std::string& name,
                              const ProgressFn& progress);

// Copies the labelled photos of one split of a dataset that lies anywhere into a split of one of this home's.
AddItemsResult copy_split(App& app, const YoloDataset& source, Split from, const std::string& dataset,
                          Split to, const ProgressFn& progress);

Split split_from(const std::string& name);  // throws Error(kInvalidInput)

nlohmann::json to_json(const AddItemsResult& result);

}  // namespace fieldloop
