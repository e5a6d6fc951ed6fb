#include "detect/nms.h"

#include <algorithm>

namespace fieldloop {
namespace {

struct BestClasses {
  std::vector<float> probability;
  std::vector<int> class_id;
};

// Row after row, as the values lie in memory.
BestClasses best_classes(std::span<const float> probabilities, std::size_t anchors) {
  BestClasses best{{probabilities.begin(), probabilities.begin() + static_cast<std::ptrdiff_t>(anchors)},
                   std::vector<int>(anchors, 0)};
  for (std::size_t row = 1; row < probabilities.size() / anchors; ++row) {
    const auto values = probabilities.subspan(row * anchors, anchors);
    for (std::size_t a = 0; a < anchors; ++a) {
      if (values[a] <= best.probability[a]) continue;
      best.probability[a] = values[a];
      best.class_id[a] = static_cast<int>(row);
    }
  }
  return best;
}

PixelBox box_of(std::span<const float> output, std::size_t anchors, std::size_t a) {
  const float x = output[a];
  const float y = output[anchors + a];
  const float half_width = output[2 * anchors + a] / 2;
  const float half_height = output[3 * anchors + a] / 2;
  return {x - half_width, y - half_height, x + half_width, y + half_height};
}

bool ranks_before(const Detection& a, const Detection& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return a.class_id < b.class_id;
}

}  // namespace

std::vector<Detection> decode_output(std::span<const float> output, int classes, float min_confidence) {
  const std::size_t anchors = output.size() / (static_cast<std::size_t>(classes) + 4);
  if (anchors == 0) return {};
  const auto best = best_classes(output.subspan(4 * anchors), anchors);
  std::vector<Detection> detections;
  for (std::size_t a = 0; a < anchors; ++a) {
    if (!(best.probability[a] >= min_confidence)) continue;
    const PixelBox box = box_of(output, anchors, a);
    if (box.area() > 0) detections.push_back({box, best.class_id[a], best.probability[a]});
  }
  return detections;
}

std::vector<Detection> suppress_overlaps(std::vector<Detection> candidates, float max_iou,
                                         int max_detections) {
  std::stable_sort(candidates.begin(), candidates.end(), ranks_before);
  std::vector<Detection> kept;
  for (const auto& candidate : candidates) {
    if (kept.size() >= static_cast<std::size_t>(max_detections)) break;
    const bool overlaps = std::any_of(kept.begin(), kept.end(), [&](const Detection& k) {
      return k.class_id == candidate.class_id && iou(k.box, candidate.box) > max_iou;
    });
    if (!overlaps) kept.push_back(candidate);
  }
  return kept;
}

}  // namespace fieldloop
