#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "dataset/yolo.h"
#include "datasets/waiting_photos.h"

namespace fieldloop {

struct DatasetsParts;

// A waiting photo that may join a dataset's train split.
struct JoiningPhoto {
  PhotoRow photo;
  std::filesystem::path image;  // where it is to lie
  std::string label;            // what is to stand in its YOLO label
};

// With the reasons why they cannot join.
using SkippedPhotos = std::vector<std::pair<PhotoRow, std::string>>;

// Those of `waiting` that may join the dataset, which must have their classes: neither repeating a photo of
// val or test, exactly or nearly, nor with a label file that a person has to decide about. The datasets must
// be locked. Throws Error(kIo).
std::vector<JoiningPhoto> joining_photos(const DatasetsParts& parts, const YoloDataset& dataset,
                                         const std::vector<WaitingPhoto>& waiting, SkippedPhotos& skipped);

}  // namespace fieldloop
