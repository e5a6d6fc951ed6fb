#pragma once
#include <cstdint>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

inline constexpr int kIouSteps = 10;  // COCO's thresholds 0.50, 0.55 … 0.95
float iou_of_step(int step);

// A detection after matching at the first `steps` thresholds: bit i of `correct` says whether it found a
// truth at iou_of_step(i).
struct MatchedDetection {
  int class_id = 0;
  float confidence = 0;
  std::uint16_t correct = 0;
};

// The photo's detections, at most `max_detections` a class, ordered by class, then most confident first.
// The order in which truths and detections are given does not matter. Pure.
std::vector<MatchedDetection> match_at_steps(const EvaluatedPhoto& photo, int max_detections, int steps);

}  // namespace fieldloop
