#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "evaluate/evaluate.h"
#include "evaluate/matching.h"

namespace fieldloop {

struct RankedDetection {
  float confidence = 0;
  std::uint32_t photo = 0;                           // position in the list of photos
  std::uint16_t rank = 0, correct = 0, ignored = 0;  // as MatchedDetection
};

// One class over all photos, matched once; every average precision, also of a resample, is read from it.
struct RankedClass {
  std::vector<RankedDetection> detections;  // most confident first
  std::vector<std::uint32_t> truths;        // the photo of each demanded truth
};

// By class id. `steps` is how many of COCO's IoU thresholds are matched, from 0.5 on. Pure.
std::map<int, RankedClass> rank_by_class(const std::vector<EvaluatedPhoto>& photos, int max_detections,
                                         int steps, const AreaRange& areas = kAllAreas);

// How many truths are demanded when photo i is counted weights[i] times.
std::int64_t truth_count(const RankedClass& ranked, std::span<const int> weights);

using StepValues = std::array<double, kIouSteps>;  // one for each IoU threshold that was matched, else 0

// COCO's 101-point average precisions, photo i counted weights[i] times; 0 without truth. Detections of equal
// confidence are taken together, so that their order does not matter.
StepValues average_precisions(const RankedClass& ranked, int steps, std::span<const int> weights);

// The best precision at each recall 0.00, 0.01 … 1.00 or a greater one, at the IoU threshold of `step`.
using InterpolatedPrecision = std::array<double, 101>;
InterpolatedPrecision interpolated_precision(const RankedClass& ranked, int step,
                                             std::span<const int> weights);

// The share of truths found when each photo may have `max_detections` of the class; 0 without truth.
StepValues recalls(const RankedClass& ranked, int max_detections, std::span<const int> weights);

}  // namespace fieldloop
