#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dataset/yolo.h"

namespace fieldloop {

class ImageHashes;

// The images that lie in a split's folder, labelled or not, by SHA-256.
std::map<std::string, std::filesystem::path> images_by_sha256(ImageHashes& hashes, const YoloDataset& dataset,
                                                              Split split);

// Where the image of these bytes lies in a split, or where it is to be written: under `filename`, or with a
// part of the hash in the name when another image or its label has that name already.
std::filesystem::path image_path_in(ImageHashes& hashes, const YoloDataset& dataset, Split split,
                                    const std::string& filename, const std::string& sha256);

// Where the field photo lies in the train split.
std::filesystem::path training_image_of(ImageHashes& hashes, const YoloDataset& dataset,
                                        const std::string& filename, const std::string& sha256);

// Finds the photos of val and test that a training photo must not repeat.
class HeldOutPhotos {
 public:
  HeldOutPhotos(ImageHashes& hashes, const YoloDataset& dataset);
  // Why the image may not be trained on; empty when it may.
  std::optional<std::string> reason_against(const std::filesystem::path& image);

 private:
  struct HeldOut {
    std::string name;
    std::uint64_t difference_hash;
  };
  ImageHashes& hashes_;
  std::map<std::string, std::string> names_by_sha256_;
  std::vector<HeldOut> photos_;
};

// A file name for images and labels that cannot leave its folder: the last path segment, odd characters
// replaced. Throws Error(kInvalidInput) when nothing is left.
std::string safe_filename(const std::string& name);

}  // namespace fieldloop
