#include "evaluate/matching.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace fieldloop {
namespace {

auto order_key(const PixelBox& box) { return std::tie(box.x_min, box.y_min, box.x_max, box.y_max); }

// Equal confidences are ordered by box, so that the result does not depend on the order given.
bool ranks_before(const Detection& a, const Detection& b) {
  return std::tuple(a.class_id, -a.confidence, order_key(a.box)) <
         std::tuple(b.class_id, -b.confidence, order_key(b.box));
}

bool ranks_before(const EvaluatedPhoto::Truth& a, const EvaluatedPhoto::Truth& b) {
  return std::tuple(a.class_id, order_key(a.box)) < std::tuple(b.class_id, order_key(b.box));
}

template <class T>
std::vector<std::size_t> ranking(const std::vector<T>& items) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return ranks_before(items[a], items[b]); });
  return order;
}

// One photo's ranked detections and truths, and how much each pair of the same class overlaps.
class Overlaps {
 public:
  explicit Overlaps(const EvaluatedPhoto& photo)
      : detections_(ranking(photo.detections)), truths_(ranking(photo.truth)) {
    iou_.reserve(detections_.size() * truths_.size());
    for (const std::size_t d : detections_)
      for (const std::size_t t : truths_) iou_.push_back(overlap(photo.detections[d], photo.truth[t]));
  }

  const std::vector<std::size_t>& detections() const { return detections_; }

  // For each ranked detection the index of the truth it takes: the free one it overlaps most.
  std::vector<std::optional<std::size_t>> match(float threshold) const {
    std::vector<std::optional<std::size_t>> matches(detections_.size());
    std::vector<bool> taken(truths_.size(), false);
    for (std::size_t rank = 0; rank < detections_.size(); ++rank) {
      const auto best = best_free(rank, threshold, taken);
      if (!best) continue;
      taken[*best] = true;
      matches[rank] = truths_[*best];
    }
    return matches;
  }

 private:
  static float overlap(const Detection& detection, const EvaluatedPhoto::Truth& truth) {
    return detection.class_id == truth.class_id ? iou(detection.box, truth.box) : 0.F;
  }

  std::optional<std::size_t> best_free(std::size_t rank, float threshold,
                                       const std::vector<bool>& taken) const {
    std::optional<std::size_t> best;
    const float* row = iou_.data() + rank * truths_.size();
    for (std::size_t t = 0; t < truths_.size(); ++t)
      if (!taken[t] && row[t] >= threshold && (!best || row[t] > row[*best])) best = t;
    return best;
  }

  std::vector<std::size_t> detections_, truths_;
  std::vector<float> iou_;  // a row a ranked detection, a column a ranked truth
};

std::vector<MatchedDetection> ranked_unmatched(const EvaluatedPhoto& photo, const Overlaps& overlaps) {
  std::vector<MatchedDetection> result;
  result.reserve(photo.detections.size());
  for (const std::size_t d : overlaps.detections())
    result.push_back({photo.detections[d].class_id, photo.detections[d].confidence, 0});
  return result;
}

// Cutting after matching is the same as before it: a detection never changes a more confident one's match.
void keep_best_of_each_class(std::vector<MatchedDetection>& ranked, int max_detections) {
  int kept = 0;
  int class_id = 0;
  std::erase_if(ranked, [&](const MatchedDetection& d) {
    if (d.class_id != class_id) kept = 0;
    class_id = d.class_id;
    return kept++ >= max_detections;
  });
}

}  // namespace

float iou_of_step(int step) { return static_cast<float>(0.5 + 0.05 * step); }

std::vector<MatchedDetection> match_at_steps(const EvaluatedPhoto& photo, int max_detections, int steps) {
  const Overlaps overlaps(photo);
  auto result = ranked_unmatched(photo, overlaps);
  for (int step = 0; step < steps && !photo.truth.empty(); ++step) {
    const auto matches = overlaps.match(iou_of_step(step));
    for (std::size_t rank = 0; rank < matches.size(); ++rank)
      if (matches[rank]) result[rank].correct = static_cast<std::uint16_t>(result[rank].correct | 1U << step);
  }
  keep_best_of_each_class(result, max_detections);
  return result;
}

Matching match(const EvaluatedPhoto& photo, float threshold, float iou_threshold) {
  Matching result{std::vector<bool>(photo.detections.size(), false),
                  std::vector<bool>(photo.truth.size(), false)};
  const Overlaps overlaps(photo);
  const auto matches = overlaps.match(iou_threshold);
  for (std::size_t rank = 0; rank < matches.size(); ++rank) {
    const std::size_t d = overlaps.detections()[rank];
    if (!matches[rank] || photo.detections[d].confidence < threshold) continue;
    result.detection_correct[d] = true;
    result.truth_found[*matches[rank]] = true;
  }
  return result;
}

}  // namespace fieldloop
