#pragma once
#include <cstdint>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

inline constexpr int kIouSteps = 10;  // COCO's thresholds 0.50, 0.55 … 0.95
double iou_of_step(int step);

// The sizes of boxes that count, in square pixels, both ends included. A truth outside is not demanded, and a
// detection outside that matches nothing is no false positive.
struct AreaRange {
  double least = 0, most = 1e10;
};
inline constexpr AreaRange kAllAreas{};
inline constexpr AreaRange kSmallAreas{0, 32 * 32};
inline constexpr AreaRange kMediumAreas{32 * 32, 96 * 96};
inline constexpr AreaRange kLargeAreas{96 * 96, 1e10};

// Whether a detector is asked to find it.
bool is_demanded(const EvaluatedPhoto::Truth& truth, const AreaRange& areas);

// Overlap of a detection with a truth of its class: intersection over union, or for a crowd over the
// detection's own area; 0 for another class.
double overlap(const Detection& detection, const EvaluatedPhoto::Truth& truth);

// A detection after matching at the first `steps` thresholds: bit i of `correct` says whether it found a
// demanded truth at iou_of_step(i), bit i of `ignored` whether it counts neither for nor against.
struct MatchedDetection {
  int class_id = 0;
  float confidence = 0;
  std::uint16_t rank = 0;  // among its photo's detections of the class, the most confident 0
  std::uint16_t correct = 0;
  std::uint16_t ignored = 0;
};

// The photo's detections, at most `max_detections` a class, ordered by class, then most confident first, as
// COCO's evaluation matches them: each takes the demanded truth it overlaps most, else one not demanded.
// The order in which truths and detections are given does not matter. Pure.
std::vector<MatchedDetection> match_at_steps(const EvaluatedPhoto& photo, int max_detections, int steps,
                                             const AreaRange& areas = kAllAreas);

}  // namespace fieldloop
