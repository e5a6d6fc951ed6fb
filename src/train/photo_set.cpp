#include "train/photo_set.h"

#include <atomic>
#include <future>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <thread>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

cv::Mat decode_reduced(std::span<const unsigned char> bytes, int longer_side) {
  const auto image = decode_upright(bytes, longer_side);
  const double scale = static_cast<double>(longer_side) / std::max(image.cols, image.rows);
  if (scale >= 1) return image;
  cv::Mat reduced;
  cv::resize(image, reduced, {}, scale, scale, cv::INTER_AREA);
  return reduced;
}

// Calls `work(index)` for 0 … count - 1, spread over the cores. Throws what it throws.
template <class Work>
void on_all_cores(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::future<void>> shares;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    shares.push_back(std::async(std::launch::async, [&] {
      for (auto index = next++; index < count; index = next++) work(index);
    }));
  for (auto& share : shares) share.get();
}

}  // namespace

cv::Mat PhotoSet::image(std::size_t index) const {
  const auto& photo = photos_[index];
  return photo.image.empty() ? decode_reduced(read_file(photo.item.image), longer_side_) : photo.image;
}

std::size_t PhotoSet::box_count() const {
  std::size_t count = 0;
  for (const auto& photo : photos_) count += photo.item.boxes.size();
  return count;
}

PhotoSet PhotoSet::first(std::size_t count) const {
  PhotoSet set;
  set.longer_side_ = longer_side_;
  set.photos_.assign(photos_.begin(),
                     photos_.begin() + static_cast<std::ptrdiff_t>(std::min(count, photos_.size())));
  return set;
}

PhotoSet load_photos(const std::vector<DatasetItem>& items, int longer_side, std::size_t budget_bytes,
                     std::vector<std::string>& problems) {
  std::vector<PhotoSet::Photo> photos(items.size());
  std::vector<std::optional<std::string>> failures(items.size());
  std::atomic<std::size_t> used{0};
  on_all_cores(items.size(), [&](std::size_t i) {
    try {
      const auto bytes = read_file(items[i].image);
      const auto image = decode_reduced(bytes, longer_side);
      photos[i] = {items[i], sha256_hex(bytes), {}};
      const auto size = image.total() * image.elemSize();
      if (used.fetch_add(size) + size <= budget_bytes) photos[i].image = image;
    } catch (const Error& error) {
      failures[i] = items[i].image.string() + ": " + error.what();
    }
  });
  PhotoSet set;
  set.longer_side_ = longer_side;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (failures[i])
      problems.push_back(*failures[i]);
    else
      set.photos_.push_back(std::move(photos[i]));
  }
  return set;
}

}  // namespace fieldloop
