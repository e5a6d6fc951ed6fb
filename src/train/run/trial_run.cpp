#include "train/run/trial_run.h"

#include <algorithm>
#include <chrono>

#include "train/run/precision.h"
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

// The average of several calls, after some that do not count.
template <class Call>
double seconds_of(const Call& call) {
  for (int i = 0; i < kUnmeasuredSteps; ++i) call();
  const auto start = Clock::now();
  for (int i = 0; i < kMeasuredSteps; ++i) call();
  return seconds_since(start) / kMeasuredSteps;
}

std::uint64_t weight_bytes(const Network& network) {
  std::uint64_t bytes = 0;
  for (const auto& parameter : network->parameters()) bytes += parameter.nbytes();
  return bytes;
}

// As many views of these photos as the whole cache would have.
FeatureCache part_of_cache(Run& run, const std::vector<std::size_t>& photos) {
  auto options = run.cache_options();
  options.budget_bytes = options.budget_bytes / run.photos_shown() * photos.size();
  return {run.learner().network(), run.views(), photos, options};
}

std::uint64_t cache_bytes(Run& run) {
  return part_of_cache(run, {run.sampling().shown().front()}).bytes() * run.photos_shown();
}

// Making the detector takes as long for one photo as for many.
double validation_seconds(const Run& run) {
  const auto seconds_for = [&](std::size_t photos) {
    const auto start = Clock::now();
    validate(run.learner().kept_model(), run.val().first(photos), run.state().threads);
    return seconds_since(start);
  };
  seconds_for(1);
  const double one = seconds_for(1);
  const auto some = std::min(kMeasuredPhotos, run.val().size());
  if (some < 2) return one;
  const double each = std::max(0.0, seconds_for(some) - one) / static_cast<double>(some - 1);
  return one + each * static_cast<double>(run.val().size() - 1);
}

Duration measured_with_cache(Run& run) {
  auto photos = run.sampling().shown();
  photos.resize(std::min(static_cast<std::size_t>(run.settings().batch), photos.size()));
  const auto start = Clock::now();
  const auto cache = part_of_cache(run, photos);
  const double caching =
      seconds_since(start) * static_cast<double>(run.photos_shown()) / static_cast<double>(photos.size());
  return {caching, run.batches() * seconds_of([&] { run.step(cache.batch(photos, 0)); })};
}

// On views of full size, whatever the first epochs would show.
Duration measured_with_images(Run& run) {
  const double work = run.work_left() / run.settings().epochs;
  run.show_full_size(kUnmeasuredSteps + kMeasuredSteps);
  BatchStream batches(run.views(), run.sampling(), run.settings(), run.state().next);
  return {0, work * seconds_of([&] { run.step(batches.next()); })};
}

}  // namespace

RoomNeeded room_needed(Run& run) {
  const auto& settings = run.settings();
  const auto& network = run.learner().network();
  const auto precision = run.state().precision;
  const auto one = memory_of_step(network, settings.image_size, 1, precision);
  const auto several = memory_of_step(network, settings.image_size, kTrialPhotos, precision);
  const auto side = static_cast<std::uint64_t>(settings.image_size);
  const auto photos = std::min(static_cast<std::size_t>(settings.batch), run.photos_shown());
  const auto weights = weight_bytes(network);
  RoomNeeded needed;
  needed.memory_a_photo =
      (std::max(several, one) - one) / (kTrialPhotos - 1) + kBatchesHeld * 3 * side * side;
  needed.cache = run.uses_cache() ? cache_bytes(run) : 0;
  needed.memory = one + (photos - 1) * needed.memory_a_photo + kCopiesInMemory * weights + needed.cache;
  needed.disk = kCopiesOnDisk * weights + kReportBytes;
  return needed;
}

Duration measure(Run& run) {
  auto duration = run.uses_cache() ? measured_with_cache(run) : measured_with_images(run);
  duration.epoch += validation_seconds(run);
  return duration;
}

}  // namespace fieldloop
