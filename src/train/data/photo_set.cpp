#include "train/data/photo_set.h"

#include <atomic>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <thread>

#include "core/error.h"
#include "core/in_parallel.h"
#include "files/atomic_file.h"
#include "image/decoded_photo.h"

namespace fieldloop {
namespace {

cv::Mat averaged(const cv::Mat& image, int longer_side) {
  const double scale = static_cast<double>(longer_side) / std::max(image.cols, image.rows);
  if (scale >= 1) return image;
  cv::Mat reduced;
  cv::resize(image, reduced, {}, scale, scale, cv::INTER_AREA);
  return reduced;
}

DecodedPhoto decode(std::span<const unsigned char> bytes, int longer_side, KeptAs kept_as) {
  auto photo = decode_photo(bytes, longer_side);
  if (kept_as == KeptAs::kAveraged) photo.image = averaged(photo.image, longer_side);
  return photo;
}

}  // namespace

cv::Mat PhotoSet::image(std::size_t index) const {
  const auto& photo = photos_[index];
  return photo.image.empty() ? decode(read_file(photo.item.image), longer_side_, kept_as_).image
                             : photo.image;
}

std::size_t PhotoSet::box_count() const {
  std::size_t count = 0;
  for (const auto& photo : photos_) count += photo.item.boxes.size();
  return count;
}

PhotoSet PhotoSet::first(std::size_t count) const {
  PhotoSet set;
  set.longer_side_ = longer_side_;
  set.kept_as_ = kept_as_;
  set.photos_.assign(photos_.begin(),
                     photos_.begin() + static_cast<std::ptrdiff_t>(std::min(count, photos_.size())));
  return set;
}

PhotoSet load_photos(const std::vector<DatasetItem>& items, int longer_side, std::size_t budget_bytes,
                     std::vector<std::string>& problems, KeptAs kept_as) {
  std::vector<PhotoSet::Photo> photos(items.size());
  std::vector<std::optional<std::string>> failures(items.size());
  std::atomic<std::size_t> used{0};
  in_parallel(items.size(), std::max(1U, std::thread::hardware_concurrency()), [&](std::size_t i) {
    try {
      const auto bytes = read_file(items[i].image);
      const auto [info, image] = decode(bytes, longer_side, kept_as);
      photos[i] = {items[i], sha256_hex(bytes), difference_hash(image), info.size, {}};
      const auto size = image.total() * image.elemSize();
      if (used.fetch_add(size) + size <= budget_bytes) photos[i].image = image;
    } catch (const Error& error) {
      failures[i] = items[i].image.string() + ": " + error.what();
    }
  });
  PhotoSet set;
  set.longer_side_ = longer_side;
  set.kept_as_ = kept_as;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (failures[i])
      problems.push_back(*failures[i]);
    else
      set.photos_.push_back(std::move(photos[i]));
  }
  return set;
}

std::vector<std::size_t> box_counts(const PhotoSet& photos, std::size_t class_count) {
  std::vector<std::size_t> counts(class_count);
  for (std::size_t i = 0; i < photos.size(); ++i)
    for (const auto& box : photos.boxes(i)) ++counts.at(static_cast<std::size_t>(box.class_id));
  return counts;
}

}  // namespace fieldloop
