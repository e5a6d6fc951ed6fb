#include "train/batches.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <random>

#include "train/augment.h"

namespace fieldloop {
namespace {

constexpr std::size_t kBatchesAhead = 3;
constexpr double kEmptyShare = 0.3;  // empty photos to be shown for one with boxes
constexpr double kMostRepeats = 3;

// A generator for one purpose, independent of all others of the run.
std::mt19937_64 generator(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) {
  std::seed_seq sequence{seed & 0xFFFFFFFF, seed >> 32U, epoch, index};
  return std::mt19937_64(sequence);
}

// Each epoch, so that a few confirmed mistakes weigh something among many photos with animals.
std::size_t times_an_empty_photo_is_shown(const PhotoSet& photos) {
  std::size_t empty = 0;
  for (std::size_t i = 0; i < photos.size(); ++i) empty += photos.boxes(i).empty() ? 1 : 0;
  if (empty == 0) return 1;
  const auto wanted = kEmptyShare * static_cast<double>(photos.size() - empty) / static_cast<double>(empty);
  return static_cast<std::size_t>(std::clamp(std::round(wanted), 1.0, kMostRepeats));
}

void write_rgb(const cv::Mat& bgr, torch::Tensor& images, std::size_t index) {
  auto* start = images.data_ptr<std::uint8_t>() + index * bgr.total() * 3;
  cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, start);
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
}

}  // namespace

std::vector<std::size_t> epoch_order(const PhotoSet& photos, std::uint64_t seed, int epoch) {
  const auto repeats = times_an_empty_photo_is_shown(photos);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < photos.size(); ++i)
    order.insert(order.end(), photos.boxes(i).empty() ? repeats : 1, i);
  auto random = generator(seed, static_cast<std::uint64_t>(epoch), ~std::uint64_t{0});
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

int batches_per_epoch(const PhotoSet& photos, int batch) {
  return (static_cast<int>(epoch_order(photos, 0, 0).size()) + batch - 1) / batch;
}

BatchStream::BatchStream(const PhotoSet& photos, const BatchOptions& options, Position start)
    : photos_(photos),
      options_(options),
      batches_(batches_per_epoch(photos, options.batch)),
      producer_([this, start] { produce(start); }) {}

BatchStream::~BatchStream() {
  const MutexLock lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
}

Batch BatchStream::next() {
  MutexLock lock(mutex_);
  while (ready_.empty() && !failure_) lock.wait(changed_);
  if (ready_.empty()) std::rethrow_exception(failure_);
  auto batch = std::move(ready_.front());
  ready_.pop_front();
  changed_.notify_all();
  return batch;
}

bool BatchStream::deliver(Batch&& batch) {
  MutexLock lock(mutex_);
  while (ready_.size() >= kBatchesAhead && !stopping_) lock.wait(changed_);
  ready_.push_back(std::move(batch));
  changed_.notify_all();
  return !stopping_;
}

void BatchStream::produce(Position start) {
  try {
    for (; start.epoch < options_.epochs; ++start.epoch, start.batch = 0) {
      const auto order = epoch_order(photos_, options_.seed, start.epoch);
      for (; start.batch < batches_; ++start.batch)
        if (!deliver(make(order, start))) return;
    }
  } catch (...) {
    const MutexLock lock(mutex_);
    failure_ = std::current_exception();
    changed_.notify_all();
  }
}

Batch BatchStream::make(const std::vector<std::size_t>& order, Position position) const {
  const auto batches = static_cast<std::size_t>(batches_);
  const auto number = static_cast<std::size_t>(position.batch);
  const auto first = number * order.size() / batches;
  const auto last = (number + 1) * order.size() / batches;
  const auto side = options_.image_size;
  Batch batch{torch::empty({static_cast<std::int64_t>(last - first), side, side, 3}, torch::kByte), {}, {}};
  for (auto i = first; i < last; ++i) {
    auto random = generator(options_.seed, static_cast<std::uint64_t>(position.epoch), i);
    auto view = augmented(photos_.image(order[i]), photos_.boxes(order[i]), side, random);
    write_rgb(view.image, batch.images, i - first);
    batch.truths.push_back(std::move(view.boxes));
    batch.names.push_back(photos_.file(order[i]).filename().string());
  }
  return batch;
}

}  // namespace fieldloop
