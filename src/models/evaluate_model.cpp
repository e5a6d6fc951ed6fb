#include "models/evaluate_model.h"

#include <algorithm>
#include <chrono>
#include <stop_token>

#include "core/error.h"
#include "core/in_parallel.h"
#include "core/mutex.h"
#include "files/atomic_file.h"
#include "image/decoded_photo.h"
#include "image/light.h"

namespace fieldloop {
namespace {

// A detector's class id to the dataset's; empty for a class that the dataset does not have.
std::vector<std::optional<int>> class_ids_by_name(const Detector& detector,
                                                  const std::vector<std::string>& class_names) {
  std::vector<std::optional<int>> ids;
  for (const auto& name : detector.class_names()) {
    const auto found = std::find(class_names.begin(), class_names.end(), name);
    ids.push_back(found == class_names.end()
                      ? std::nullopt
                      : std::optional(static_cast<int>(std::distance(class_names.begin(), found))));
  }
  return ids;
}

std::vector<Detection> detections_by_name(const Detector& detector, const DecodedPhoto& photo,
                                          const std::vector<std::string>& class_names) {
  const auto ids = class_ids_by_name(detector, class_names);
  std::vector<Detection> result;
  for (auto detection : detector.detect(photo.image, photo.info.size)) {
    const auto id = ids[static_cast<std::size_t>(detection.class_id)];
    if (!id) continue;
    detection.class_id = *id;
    result.push_back(detection);
  }
  return result;
}

std::vector<EvaluatedPhoto::Truth> truth_in_pixels(const DatasetItem& item, ImageSize size) {
  std::vector<EvaluatedPhoto::Truth> truth;
  for (const auto& labelled : item.boxes) truth.push_back({in_pixels(labelled.box, size), labelled.class_id});
  return truth;
}

std::vector<PhotoRecord> run_on_photo(const std::vector<const Detector*>& detectors,
                                      const std::vector<std::string>& class_names, const DatasetItem& item) {
  const auto bytes = read_file(item.image);
  std::vector<PhotoRecord> records;
  for (const auto* detector : detectors) {
    const auto photo = decode_photo(bytes, detector->image_size());
    const auto size = photo.info.size;
    auto& record = records.emplace_back();
    record.image = item.image;
    record.size = size;
    record.result.truth = truth_in_pixels(item, size);
    record.result.detections = detections_by_name(*detector, photo, class_names);
    record.result.labels["light"] = looks_like_night(photo.image) ? "night" : "day";
    record.captured_at = photo.info.exif_captured_at;
    if (!record.captured_at) record.captured_at = capture_time_from_name(item.image.filename().string());
  }
  return records;
}

class Pace {
 public:
  Pace(std::size_t total, const ProgressFn& progress) : total_(total), progress_(progress) {}

  void one_more() {
    const MutexLock lock(mutex_);
    ++done_;
    if (!progress_) return;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    const double rate = static_cast<double>(done_) / elapsed.count();
    progress_({"detecting", static_cast<std::int64_t>(done_), static_cast<std::int64_t>(total_), rate,
               static_cast<double>(total_ - done_) / rate});
  }

 private:
  Mutex mutex_;
  std::size_t done_ GUARDED_BY(mutex_) = 0;
  std::size_t total_;
  const ProgressFn& progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// What became of one item: a record a detector, or the reason why there is none.
struct Outcome {
  std::vector<PhotoRecord> records;
  std::string problem;
};

Outcome outcome_of(const std::vector<const Detector*>& detectors, const std::vector<std::string>& class_names,
                   const DatasetItem& item) {
  try {
    return {run_on_photo(detectors, class_names, item), {}};
  } catch (const Error& e) {
    return {{}, item.image.filename().string() + ": " + e.what()};
  }
}

// A photo a core at a time; in the order of the items.
std::vector<Outcome> run_on_all(const std::vector<const Detector*>& detectors,
                                const std::vector<std::string>& class_names,
                                const std::vector<DatasetItem>& items, const ProgressFn& progress,
                                const std::stop_token& stop) {
  std::vector<Outcome> outcomes(items.size());
  Pace pace(items.size(), progress);
  const auto work = [&](std::size_t i) {
    outcomes[i] = outcome_of(detectors, class_names, items[i]);
    pace.one_more();
  };
  in_parallel(items.size(), core_count(), work, stop);
  if (stop.stop_requested()) throw Error(ErrorCode::kCancelled, "the evaluation was cancelled");
  return outcomes;
}

}  // namespace

std::vector<ModelEvaluation> evaluate_models(const std::vector<const Detector*>& detectors,
                                             const std::vector<std::string>& class_names,
                                             const std::vector<DatasetItem>& items,
                                             const ProgressFn& progress, std::stop_token stop) {
  std::vector<ModelEvaluation> evaluations(detectors.size());
  for (auto& evaluation : evaluations) evaluation.class_names = class_names;
  for (auto& outcome : run_on_all(detectors, class_names, items, progress, std::move(stop)))
    for (std::size_t d = 0; d < detectors.size(); ++d) {
      if (outcome.problem.empty())
        evaluations[d].photos.push_back(std::move(outcome.records[d]));
      else
        evaluations[d].problems.push_back(outcome.problem);
    }
  for (auto& evaluation : evaluations) evaluation.metrics = evaluate(results_of(evaluation.photos));
  return evaluations;
}

ModelEvaluation evaluate_model(const Detector& detector, const YoloDataset& dataset, Split split,
                               const ProgressFn& progress, std::stop_token stop) {
  const auto content = load_split(dataset, split);
  if (content.items.empty())
    throw Error(ErrorCode::kInvalidInput, "the split \"" + std::string(name_of(split)) + "\" of " +
                                              dataset.file.string() + " has no labelled photo to measure on");
  auto evaluation = std::move(
      evaluate_models({&detector}, dataset.names, content.items, progress, std::move(stop)).front());
  evaluation.problems.insert(evaluation.problems.begin(), content.problems.begin(), content.problems.end());
  return evaluation;
}

std::vector<EvaluatedPhoto> results_of(const std::vector<PhotoRecord>& records) {
  std::vector<EvaluatedPhoto> results;
  results.reserve(records.size());
  for (const auto& record : records) results.push_back(record.result);
  return results;
}

}  // namespace fieldloop
