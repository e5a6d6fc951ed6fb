#include "model/postprocess.h"

#include <algorithm>

namespace fieldloop {
namespace {

constexpr float kLargestOverlap = 0.6F;  // IoU, as the deployed detector
constexpr std::size_t kMostBoxes = 300;

std::vector<Detection> candidates_in(const torch::Tensor& output) {
  const auto values = output.contiguous();
  const auto cells = values.size(1);
  const float* v = values.data_ptr<float>();
  std::vector<Detection> candidates;
  for (int id = 0; id < values.size(0) - 4; ++id) {
    const float* confidence = v + (4 + id) * cells;
    for (std::int64_t i = 0; i < cells; ++i) {
      if (confidence[i] < kStoredConfidence) continue;
      const float x = v[i], y = v[cells + i], w = v[2 * cells + i], h = v[3 * cells + i];
      candidates.push_back({{x - w / 2, y - h / 2, x + w / 2, y + h / 2}, id, confidence[i]});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Detection& a, const Detection& b) { return a.confidence > b.confidence; });
  return candidates;
}

}  // namespace

std::vector<Detection> detections_in(const torch::Tensor& output) {
  std::vector<Detection> kept;
  for (const auto& candidate : candidates_in(output)) {
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Detection& better) {
      return better.class_id == candidate.class_id && iou(better.box, candidate.box) > kLargestOverlap;
    });
    if (!covered) kept.push_back(candidate);
    if (kept.size() == kMostBoxes) break;
  }
  return kept;
}

}  // namespace fieldloop
