#include "train/check/check.h"

#include <chrono>

#include "model/model_file.h"
#include "train/check/warnings.h"
#include "train/data/refusals.h"
#include "train/run/process_memory.h"
#include "train/run/trial_run.h"

namespace fieldloop {
namespace {

using Clock = std::chrono::steady_clock;

SplitCounts counts_of(const PhotoSet& photos, const std::vector<std::string>& classes) {
  SplitCounts counts{photos.size(), 0, photos.box_count(), {}};
  const auto boxes = box_counts(photos, classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) counts.classes.push_back({classes[i], boxes[i]});
  for (std::size_t i = 0; i < photos.size(); ++i) counts.empty_photos += photos.boxes(i).empty() ? 1 : 0;
  return counts;
}

void try_steps(const RunSettings& settings, TrainingData&& data, Clock::time_point start, RunCheck& check) {
  Run run(settings, std::move(data), {});
  const auto needed = room_needed(run);
  check.refusals = lacks_of(needed, check.room, settings);
  if (!check.refusals.empty()) return;
  const auto preparing = std::chrono::duration<double>(Clock::now() - start).count();
  const auto duration = measure(run);
  RunEstimate estimate;
  estimate.seconds = preparing + duration.before + settings.epochs * duration.epoch;
  estimate.seconds_an_epoch = duration.epoch;
  estimate.photos = run.photos_shown();
  estimate.memory_bytes = peak_memory() + needed.cache;
  estimate.disk_bytes = needed.disk;
  estimate.threads = torch::get_num_threads();
  estimate.precision = run.state().precision;
  check.estimate = estimate;
}

}  // namespace

RunCheck check_run(const RunSettings& settings, const std::function<void(const std::string&)>& stage) {
  const auto start = Clock::now();
  stage("Reading the photos");
  auto data = read_training_data(settings);
  RunCheck check;
  check.train = counts_of(data.train, data.classes);
  check.val = counts_of(data.val, data.classes);
  const auto unknown_classes = classes_unknown_to(load_model(settings.base), data.classes);
  check.refusals = refusals_of(data, settings, unknown_classes);
  check.warnings = warnings_of(data, settings, unknown_classes);
  check.room = room_for(settings.output);
  stage("Trying some steps");
  if (check.refusals.empty()) try_steps(settings, std::move(data), start, check);
  return check;
}

}  // namespace fieldloop
