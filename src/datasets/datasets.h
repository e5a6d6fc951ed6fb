#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"
#include "datasets/add_annotated.h"
#include "datasets/checked_dataset.h"
#include "datasets/dataset_image.h"
#include "datasets/dataset_items.h"
#include "datasets/dataset_summary.h"
#include "datasets/parts.h"
#include "datasets/synthesis.h"
#include "datasets/waiting_photos.h"
#include "files/file_lock.h"

namespace fieldloop {

// The datasets of this home, which are its data/NAME_dataset.yaml files. Thread-safe. A member that takes a
// dataset's name throws Error(kNotFound) with the names there are.
class Datasets {
 public:
  explicit Datasets(DatasetsParts parts) : parts_(std::move(parts)) {}

  std::vector<std::string> names() const;  // sorted
  YoloDataset open(const std::string& name) const;
  // The one that annotations join unless another is named; empty before the first is made.
  std::optional<std::string> active() const;
  // A name, or the path of a data/NAME_dataset.yaml of this home; empty text means the active one.
  std::string resolve(const std::string& name_or_file) const;

  std::vector<DatasetSummary> list() const;
  DatasetSummary get(const std::string& name) const;

  // Makes data/NAME_dataset.yaml and its folders; the first dataset made is the active one. Throws
  // Error(kInvalidInput) for a bad name or class list, Error(kConflict) when it exists or for class names
  // that differ in case alone.
  DatasetSummary create(const std::string& name, const std::vector<std::string>& classes) const;

  // Adds class names that it lacks, at the end: a class id never changes its meaning.
  void add_classes(const std::string& name, const std::vector<std::string>& classes) const;

  // Held while the files of a dataset change. Not to be taken twice by one thread.
  FileLock lock() const;

  // Adds labelled photos to a split, each image with its label or neither. An image needs a label file
  // (empty for an empty photo); a label for an image that is there replaces the old one. Refused with a
  // reason: damaged images, faulty labels, and photos whose bytes another split holds, so that nothing is
  // both learned from and measured on.
  AddItemsResult add_items(const std::string& name, Split split,
                           const std::vector<DatasetUpload>& files) const;

  // Copies an existing YOLO dataset (train, val, test) into this home under the name of its file, or into
  // the dataset of that name which is here already. Returns the outcome of each split's files together.
  AddItemsResult import_yolo(const std::filesystem::path& yaml_file, const std::string& name,
                             const ProgressFn& progress) const;

  // Copies the labelled photos of one split of a dataset that lies anywhere into a split of one of this
  // home's.
  AddItemsResult copy_split(const YoloDataset& source, Split from, const std::string& dataset, Split to,
                            const ProgressFn& progress) const;

  // Moves the annotated field photos that wait in data/to_annotate/ into the train split, never into val,
  // and keeps all that is there. A photo that val or test holds, exactly or nearly, is skipped with the
  // reason. Without any dataset the first is made, named yard. Empty `name`: the active one. Repeating it
  // after a crash goes on where it stopped.
  AddAnnotatedResult add_annotated(const std::string& name) const;
  std::vector<WaitingPhoto> waiting() const;

  // The dataset as a run would find it, without changing it; see CheckedDataset. The datasets must be locked.
  CheckedDataset checked(const std::string& name, bool with_waiting, std::filesystem::path folder) const;

  // An image for showing: as it is, or as a JPEG of the width that is asked for. Throws Error(kNotFound),
  // Error(kCorruptData).
  DatasetImage image(const std::string& name, Split split, const std::string& filename,
                     std::optional<int> width) const;

  // The images that lie in a split's folder, labelled or not, by SHA-256.
  std::map<std::string, std::filesystem::path> images_by_sha256(const YoloDataset& dataset,
                                                                Split split) const;

  // Where a field photo lies in the train split, or is to lie.
  std::filesystem::path training_image_of(const YoloDataset& dataset, const std::string& filename,
                                          const std::string& sha256) const;

  // Generates images with labels into data/synthetic_training/ and, when asked, adds them to a dataset.
  SynthesisResult synthesize(SynthesisRequest request, const ProgressFn& progress,
                             std::stop_token stop) const;

 private:
  DatasetsParts parts_;
};

}  // namespace fieldloop
