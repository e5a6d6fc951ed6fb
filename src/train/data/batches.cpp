#include "train/data/batches.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "train/data/random.h"

namespace fieldloop {
namespace {

constexpr std::size_t kBatchesAhead = 3;

}  // namespace

void write_rgb(const cv::Mat& bgr, torch::Tensor& images, std::size_t index) {
  auto* start = images.data_ptr<std::uint8_t>() + index * bgr.total() * 3;
  cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, start);
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
}

int view_size(const TrainingOptions& options, int epoch) {
  if (2 * epoch >= options.epochs) return options.image_size;
  const int multiple = kStrides.back();
  return multiple * static_cast<int>(std::round(options.early_size * options.image_size / multiple));
}

int batches_per_epoch(const Sampling& sampling, int batch) {
  return (static_cast<int>(sampling.epoch(0).size()) + batch - 1) / batch;
}

std::span<const std::size_t> part_of_epoch(const std::vector<std::size_t>& order, int number, int batches) {
  const auto at = [&](int batch) {
    return static_cast<std::size_t>(batch) * order.size() / static_cast<std::size_t>(batches);
  };
  return std::span(order).subspan(at(number), at(number + 1) - at(number));
}

BatchStream::BatchStream(const Views& views, const Sampling& sampling, const TrainingOptions& options,
                         Position start)
    : views_(views),
      sampling_(sampling),
      options_(options),
      batches_(batches_per_epoch(sampling, options.batch)),
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
      const auto order = sampling_.epoch(start.epoch);
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
  const auto chosen = part_of_epoch(order, position.batch, batches_);
  const auto side = view_size(options_, position.epoch);
  Batch batch{
      torch::empty({static_cast<std::int64_t>(chosen.size()), side, side, 3}, torch::kByte), {}, {}, {}};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    auto random = generator({options_.seed, static_cast<std::uint64_t>(position.epoch),
                             static_cast<std::uint64_t>(position.batch), i});
    auto view = views_.view(chosen[i], side, random);
    write_rgb(view.image, batch.images, i);
    batch.truths.push_back(std::move(view.boxes));
    batch.names.push_back(views_.photos().file(chosen[i]).filename().string());
  }
  return batch;
}

}  // namespace fieldloop
