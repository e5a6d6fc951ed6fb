#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

struct RankedDetection {
  float confidence = 0;
  std::uint32_t photo = 0;    // position in the list of photos
  std::uint16_t correct = 0;  // as MatchedDetection
};

// One class over all photos, matched once; every average precision, also of a resample, is read from it.
struct RankedClass {
  std::vector<RankedDetection> detections;  // most confident first
  std::vector<std::uint32_t> truths;        // the photo of each truth
};

// By class id. `steps` is how many of COCO's IoU thresholds are matched, from 0.5 on. Pure.
std::map<int, RankedClass> rank_by_class(const std::vector<EvaluatedPhoto>& photos, int max_detections,
                                         int steps);

// How many truths there are when photo i is counted weights[i] times.
std::int64_t truth_count(const RankedClass& ranked, std::span<const int> weights);

// COCO's 101-point average precision at the IoU threshold of `step`, photo i counted weights[i] times; 0
// without truth. Detections of equal confidence are taken together, so that their order does not matter.
double average_precision(const RankedClass& ranked, int step, std::span<const int> weights);

}  // namespace fieldloop
