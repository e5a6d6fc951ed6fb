#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/time.h"
#include "dataset/yolo.h"
#include "detect/detector.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

// One photo of an evaluation, in its own upright pixels; class ids are positions in
// ModelEvaluation::class_names.
struct PhotoRecord {
  std::filesystem::path image;
  ImageSize size;
  EvaluatedPhoto result;  // labelled "light" → "day" or "night"
  std::optional<Timestamp> captured_at{};
};

struct ModelEvaluation {
  std::vector<std::string> class_names;  // the dataset's
  Metrics metrics;
  std::vector<PhotoRecord> photos;    // in the order of the items, without the unreadable ones
  std::vector<std::string> problems;  // a sentence for each photo that could not be used
};

// Runs the detectors over the same labelled photos and measures each. Classes are matched by name: what a
// detector finds of a class that the dataset does not have is ignored, since nobody labelled it there, and a
// class that it does not know it can only miss. The result has one evaluation a detector, in their order,
// over the same photos. Several photos are worked on at once, so detectors of one thread are the quickest.
// Throws Error(kCancelled).
std::vector<ModelEvaluation> evaluate_models(const std::vector<const Detector*>& detectors,
                                             const std::vector<std::string>& class_names,
                                             const std::vector<DatasetItem>& items,
                                             const ProgressFn& progress, std::stop_token stop);

// One detector over a split of a dataset. Throws Error(kInvalidInput) when the split has no labelled photo,
// Error(kCancelled).
ModelEvaluation evaluate_model(const Detector& detector, const YoloDataset& dataset, Split split,
                               const ProgressFn& progress, std::stop_token stop);

std::vector<EvaluatedPhoto> results_of(const std::vector<PhotoRecord>& records);

}  // namespace fieldloop
