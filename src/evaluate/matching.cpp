#include "evaluate/matching.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace fieldloop {
namespace {

using Truth = EvaluatedPhoto::Truth;

auto order_key(const PixelBox& box) { return std::tie(box.x_min, box.y_min, box.x_max, box.y_max); }

// Equal confidences are ordered by box, so that the result does not depend on the order given.
bool ranks_before(const Detection& a, const Detection& b) {
  return std::tuple(a.class_id, -a.confidence, order_key(a.box)) <
         std::tuple(b.class_id, -b.confidence, order_key(b.box));
}

bool ranks_before(const Truth& a, const Truth& b) {
  return std::tuple(a.class_id, order_key(a.box), a.crowd) <
         std::tuple(b.class_id, order_key(b.box), b.crowd);
}

template <class T>
std::vector<std::size_t> ranking(const std::vector<T>& items) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return ranks_before(items[a], items[b]); });
  return order;
}

double area(const PixelBox& box) {
  return std::max(0.0, static_cast<double>(box.x_max) - static_cast<double>(box.x_min)) *
         std::max(0.0, static_cast<double>(box.y_max) - static_cast<double>(box.y_min));
}

bool lies_in(const AreaRange& areas, const PixelBox& box) {
  const double size = area(box);
  return areas.least <= size && size <= areas.most;
}

// One photo's ranked detections and truths, and how much each pair overlaps.
class Overlaps {
 public:
  explicit Overlaps(const EvaluatedPhoto& photo)
      : photo_(photo), detections_(ranking(photo.detections)), truths_(ranking(photo.truth)) {
    overlaps_.reserve(detections_.size() * truths_.size());
    for (const std::size_t d : detections_)
      for (const std::size_t t : truths_) overlaps_.push_back(overlap(photo.detections[d], photo.truth[t]));
  }

  const Detection& detection(std::size_t rank) const { return photo_.detections[detections_[rank]]; }
  const std::vector<std::size_t>& detections() const { return detections_; }

  std::vector<bool> demanded(const AreaRange& areas) const {
    std::vector<bool> result;
    for (const std::size_t t : truths_) result.push_back(is_demanded(photo_.truth[t], areas));
    return result;
  }

  // For each ranked detection the rank of the truth it takes.
  std::vector<std::optional<std::size_t>> match(double threshold, const std::vector<bool>& demanded) const {
    std::vector<std::optional<std::size_t>> matches(detections_.size());
    std::vector<bool> taken(truths_.size(), false);
    for (std::size_t rank = 0; rank < detections_.size(); ++rank) {
      const auto best = best_free(rank, threshold, demanded, taken);
      if (!best) continue;
      taken[*best] = !photo_.truth[truths_[*best]].crowd;
      matches[rank] = best;
    }
    return matches;
  }

  std::size_t truth_at(std::size_t rank) const { return truths_[rank]; }

 private:
  std::optional<std::size_t> best_free(std::size_t rank, double threshold, const std::vector<bool>& demanded,
                                       const std::vector<bool>& taken) const {
    std::optional<std::size_t> best;
    const double* row = overlaps_.data() + rank * truths_.size();
    for (std::size_t t = 0; t < truths_.size(); ++t) {
      if (taken[t] || row[t] < threshold) continue;
      if (!best || std::tuple(demanded[t], row[t]) > std::tuple(demanded[*best], row[*best])) best = t;
    }
    return best;
  }

  const EvaluatedPhoto& photo_;
  std::vector<std::size_t> detections_, truths_;
  std::vector<double> overlaps_;  // a row a ranked detection, a column a ranked truth
};

std::uint16_t with_bit(std::uint16_t bits, int step) { return static_cast<std::uint16_t>(bits | 1U << step); }

// Unmatched at every step. A detection outside the areas is then ignored, not a false positive.
std::vector<MatchedDetection> ranked_unmatched(const Overlaps& overlaps, int steps, const AreaRange& areas) {
  const auto all_steps = static_cast<std::uint16_t>((1U << steps) - 1);
  std::vector<MatchedDetection> result;
  result.reserve(overlaps.detections().size());
  std::uint16_t rank = 0;
  for (std::size_t i = 0; i < overlaps.detections().size(); ++i) {
    const auto& d = overlaps.detection(i);
    rank = i > 0 && result.back().class_id == d.class_id ? static_cast<std::uint16_t>(rank + 1) : 0;
    result.push_back(
        {d.class_id, d.confidence, rank, 0, lies_in(areas, d.box) ? std::uint16_t{0} : all_steps});
  }
  return result;
}

void record(MatchedDetection& detection, int step, bool demanded) {
  detection.ignored = static_cast<std::uint16_t>(detection.ignored & ~(1U << step));
  auto& bits = demanded ? detection.correct : detection.ignored;
  bits = with_bit(bits, step);
}

}  // namespace

double iou_of_step(int step) { return (50 + 5 * step) / 100.0; }

bool is_demanded(const Truth& truth, const AreaRange& areas) {
  return !truth.crowd && lies_in(areas, truth.box);
}

double overlap(const Detection& detection, const Truth& truth) {
  if (detection.class_id != truth.class_id) return 0;
  const PixelBox &d = detection.box, &t = truth.box;
  const double shared = area({std::max(d.x_min, t.x_min), std::max(d.y_min, t.y_min),
                              std::min(d.x_max, t.x_max), std::min(d.y_max, t.y_max)});
  const double whole = truth.crowd ? area(d) : area(d) + area(t) - shared;
  return shared > 0 ? shared / whole : 0;
}

std::vector<MatchedDetection> match_at_steps(const EvaluatedPhoto& photo, int max_detections, int steps,
                                             const AreaRange& areas) {
  const Overlaps overlaps(photo);
  auto result = ranked_unmatched(overlaps, steps, areas);
  const auto demanded = overlaps.demanded(areas);
  for (int step = 0; step < steps && !photo.truth.empty(); ++step) {
    const auto matches = overlaps.match(iou_of_step(step), demanded);
    for (std::size_t rank = 0; rank < matches.size(); ++rank)
      if (matches[rank]) record(result[rank], step, demanded[*matches[rank]]);
  }
  // Cutting after matching is the same as before it: a detection never changes a more confident one's match.
  std::erase_if(result, [&](const MatchedDetection& d) { return d.rank >= max_detections; });
  return result;
}

Matching match(const EvaluatedPhoto& photo, float threshold, double iou_threshold) {
  const std::size_t count = photo.detections.size();
  Matching result{std::vector<std::optional<std::size_t>>(count), std::vector<bool>(count, false),
                  std::vector<bool>(count, false), std::vector<bool>(photo.truth.size(), false)};
  const Overlaps overlaps(photo);
  const auto matches = overlaps.match(iou_threshold, overlaps.demanded(kAllAreas));
  for (std::size_t rank = 0; rank < matches.size(); ++rank) {
    const std::size_t d = overlaps.detections()[rank];
    if (!matches[rank] || photo.detections[d].confidence < threshold) continue;
    const std::size_t t = overlaps.truth_at(*matches[rank]);
    result.truth_of[d] = t;
    result.detection_correct[d] = !photo.truth[t].crowd;
    result.detection_ignored[d] = photo.truth[t].crowd;
    result.truth_found[t] = true;
  }
  return result;
}

}  // namespace fieldloop
