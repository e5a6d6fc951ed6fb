#pragma once
#include <optional>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

// The boxes whose confidence is at least `low` and below `high` (the last bin: at most).
struct ReliabilityBin {
  double low = 0, high = 0;
  int boxes = 0, correct = 0;
  double confidence = 0;  // their mean; 0 without boxes
  bool operator==(const ReliabilityBin&) const = default;
};

struct Calibration {
  std::vector<ReliabilityBin> bins;  // ten of equal width from `from` to 1
  // ECE: how far confidence and the share of correct boxes lie apart, mean over the boxes; absent without
  // boxes.
  std::optional<double> expected_error;
};

// Whether a confidence is the probability of being right, for the boxes from `from` on; right is a match at
// IoU 0.5. Pure.
Calibration calibration(const std::vector<EvaluatedPhoto>& photos, float from = kViewThreshold);

}  // namespace fieldloop
