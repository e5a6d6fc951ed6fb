#include <algorithm>
#include <chrono>

#include "train/run/trainer.h"
#include "train/run/validation.h"

namespace fieldloop {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kUnmeasuredSteps = 1;  // that prepare the kernels
constexpr int kMeasuredSteps = 4;
constexpr std::size_t kMeasuredPhotos = 16;  // of val

constexpr int kTrialPhotos = 3;
constexpr std::uint64_t kBatchesHeld = 4;     // three ready ones, and the one in training
constexpr std::uint64_t kCopiesInMemory = 3;  // of the weights: their average, and two by the optimizer
// last.pt holds four and is there twice while it is written; best.pt and best.onnx, twice in the run's folder
// and once with the model.
constexpr std::uint64_t kCopiesOnDisk = 14;
constexpr std::uint64_t kReportBytes = 10'000'000;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// The average of several calls, after some that do not count.
template <class Call>
double seconds_of(const Call& call) {
  for (int i = 0; i < kUnmeasuredSteps; ++i) call();
  const auto start = Clock::now();
  for (int i = 0; i < kMeasuredSteps; ++i) call();
  return since(start) / kMeasuredSteps;
}

std::uint64_t weight_bytes(const Network& network) {
  std::uint64_t bytes = 0;
  for (const auto& parameter : network->parameters()) bytes += parameter.nbytes();
  return bytes;
}

}  // namespace

RoomNeeded Trainer::room_needed() {
  const auto one = memory_of_step(model_.network, settings_.image_size, 1, state_.precision);
  const auto several = memory_of_step(model_.network, settings_.image_size, kTrialPhotos, state_.precision);
  const auto side = static_cast<std::uint64_t>(settings_.image_size);
  const auto photos = std::min(static_cast<std::size_t>(settings_.batch), photos_shown());
  const auto weights = weight_bytes(model_.network);
  RoomNeeded needed;
  needed.memory_a_photo =
      (std::max(several, one) - one) / (kTrialPhotos - 1) + kBatchesHeld * 3 * side * side;
  needed.cache = uses_cache() ? cache_bytes() : 0;
  needed.memory = one + (photos - 1) * needed.memory_a_photo + kCopiesInMemory * weights + needed.cache;
  needed.disk = kCopiesOnDisk * weights + kReportBytes;
  return needed;
}

// As many views of these photos as the whole cache would have.
FeatureCache Trainer::part_of_cache(const std::vector<std::size_t>& photos) {
  auto options = cache_options();
  options.budget_bytes = options.budget_bytes / photos_shown() * photos.size();
  return {model_.network, *views_, photos, options};
}

std::uint64_t Trainer::cache_bytes() {
  return part_of_cache({sampling_.shown().front()}).bytes() * photos_shown();
}

// Making the detector takes as long for one photo as for many.
double Trainer::validation_seconds() {
  const auto seconds_for = [&](std::size_t photos) {
    const auto start = Clock::now();
    validate(kept_model(), data_.val.first(photos), state_.threads);
    return since(start);
  };
  seconds_for(1);
  const double one = seconds_for(1);
  const auto some = std::min(kMeasuredPhotos, data_.val.size());
  if (some < 2) return one;
  const double each = std::max(0.0, seconds_for(some) - one) / static_cast<double>(some - 1);
  return one + each * static_cast<double>(data_.val.size() - 1);
}

Duration Trainer::measured_with_cache() {
  auto photos = sampling_.shown();
  photos.resize(std::min(static_cast<std::size_t>(settings_.batch), photos.size()));
  const auto start = Clock::now();
  const auto cache = part_of_cache(photos);
  const double caching =
      since(start) * static_cast<double>(photos_shown()) / static_cast<double>(photos.size());
  return {caching, batches_ * seconds_of([&] { step(cache.batch(photos, 0)); })};
}

Duration Trainer::measured_with_images() {
  const double work = work_left() / settings_.epochs;
  settings_.early_size = 1;
  settings_.epochs = std::max(settings_.epochs, kUnmeasuredSteps + kMeasuredSteps);
  BatchStream batches(*views_, sampling_, settings_, state_.next);
  return {0, work * seconds_of([&] { step(batches.next()); })};
}

Duration Trainer::measure() {
  auto duration = uses_cache() ? measured_with_cache() : measured_with_images();
  duration.epoch += validation_seconds();
  return duration;
}

}  // namespace fieldloop
