#pragma once
#include <optional>
#include <vector>

#include "evaluate/average_precision.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

// What is right and wrong among the boxes at or above a confidence, at IoU 0.5.
struct OperatingPoint {
  float confidence = 0;
  double precision = 0, recall = 0, f1 = 0;
  bool operator==(const OperatingPoint&) const = default;
};

struct PerformanceCurves {
  std::optional<int> class_id;                  // empty: all classes
  InterpolatedPrecision precision_at_recall{};  // at 0.00, 0.01 … 1.00; of all classes the mean over them
  std::vector<OperatingPoint> by_confidence;  // at 0.00, 0.01 … 1.00; of all classes the sum of their boxes
  OperatingPoint best_f1;                     // the highest confidence at which F1 is greatest
};

// Of all classes together, then of each that has truth. Empty without truth. Pure.
std::vector<PerformanceCurves> performance_curves(const std::vector<EvaluatedPhoto>& photos);

}  // namespace fieldloop
