#pragma once
#include <optional>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

// The twelve figures of COCO's detection evaluation: means over the classes that have truth of the kind, at
// IoU 0.50 to 0.95 unless named otherwise; absent where no class has (COCO writes -1).
struct CocoSummary {
  std::optional<double> ap, ap50, ap75;                 // average precision
  std::optional<double> ap_small, ap_medium, ap_large;  // boxes to 32², to 96², above, in square pixels
  std::optional<double> ar1, ar10, ar100;               // recall with 1, 10, 100 detections a photo and class
  std::optional<double> ar_small, ar_medium, ar_large;  // with 100
  bool operator==(const CocoSummary&) const = default;
};

// As COCO's own evaluation code defines them, but where confidences tie, which there depends on the order of
// the photos: here they are taken together. The area of a truth is its box's. Pure.
CocoSummary coco_summary(const std::vector<EvaluatedPhoto>& photos);

}  // namespace fieldloop
