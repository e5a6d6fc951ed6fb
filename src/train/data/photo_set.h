#pragma once
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "dataset/yolo.h"

namespace fieldloop {

// How photos are made small before they are kept.
enum class KeptAs {
  kAveraged,  // to the longer side that training needs, averaging pixels
  kDecoded,   // only as far as decoding does it by itself: what the detector gets
};

// The photos of a split at the size training needs, in memory as far as they fit, read again otherwise.
// image() may be called from several threads.
class PhotoSet {
 public:
  std::size_t size() const { return photos_.size(); }
  cv::Mat image(std::size_t index) const;  // upright, 8-bit BGR; not to be written
  ImageSize full_size(std::size_t index) const { return photos_[index].full_size; }
  const std::vector<LabelledBox>& boxes(std::size_t index) const { return photos_[index].item.boxes; }
  const std::filesystem::path& file(std::size_t index) const { return photos_[index].item.image; }
  const std::string& sha256(std::size_t index) const { return photos_[index].sha256; }
  std::uint64_t difference_hash(std::size_t index) const { return photos_[index].difference_hash; }
  std::size_t box_count() const;
  PhotoSet first(std::size_t count) const;  // at most so many

 private:
  friend PhotoSet load_photos(const std::vector<DatasetItem>&, int, std::size_t, std::vector<std::string>&,
                              KeptAs);
  struct Photo {
    DatasetItem item;
    std::string sha256;
    std::uint64_t difference_hash = 0;
    ImageSize full_size;
    cv::Mat image;  // empty: over the budget
  };
  std::vector<Photo> photos_;
  int longer_side_ = 0;
  KeptAs kept_as_ = KeptAs::kAveraged;
};

// How many boxes a class has.
std::vector<std::size_t> box_counts(const PhotoSet& photos, std::size_t class_count);

// Decodes every photo once, on all cores, and keeps up to `budget_bytes` of pixels. What cannot be decoded is
// left out and named in `problems`.
PhotoSet load_photos(const std::vector<DatasetItem>& items, int longer_side, std::size_t budget_bytes,
                     std::vector<std::string>& problems, KeptAs kept_as = KeptAs::kAveraged);

}  // namespace fieldloop
