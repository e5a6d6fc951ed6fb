#include "evaluate/average_precision.h"

#include <algorithm>

#include "evaluate/matching.h"

namespace fieldloop {
namespace {

struct CurvePoint {
  double recall = 0;
  double precision = 0;
};

// The precision-recall curve, a point for each confidence at which recall grows.
std::vector<CurvePoint> curve(const RankedClass& ranked, int step, std::span<const int> weights,
                              std::int64_t truths) {
  std::vector<CurvePoint> points;
  std::int64_t found = 0;
  std::int64_t taken = 0;
  std::int64_t found_before = 0;
  for (std::size_t i = 0; i < ranked.detections.size(); ++i) {
    const RankedDetection& d = ranked.detections[i];
    const int weight = weights[d.photo];
    taken += weight;
    if ((d.correct >> step & 1) != 0) found += weight;
    const bool last_of_tie =
        i + 1 == ranked.detections.size() || ranked.detections[i + 1].confidence != d.confidence;
    if (!last_of_tie || found == found_before) continue;
    points.push_back({static_cast<double>(found) / static_cast<double>(truths),
                      static_cast<double>(found) / static_cast<double>(taken)});
    found_before = found;
  }
  return points;
}

// Each precision becomes the best one at the same or a greater recall.
void make_monotonic(std::vector<CurvePoint>& points) {
  for (std::size_t i = points.size(); i-- > 1;)
    points[i - 1].precision = std::max(points[i - 1].precision, points[i].precision);
}

double mean_of_101_points(const std::vector<CurvePoint>& points) {
  double sum = 0;
  std::size_t i = 0;
  for (int r = 0; r <= 100; ++r) {
    while (i < points.size() && points[i].recall < r * 0.01) ++i;
    if (i < points.size()) sum += points[i].precision;
  }
  return sum / 101;
}

}  // namespace

std::map<int, RankedClass> rank_by_class(const std::vector<EvaluatedPhoto>& photos, int max_detections,
                                         int steps) {
  std::map<int, RankedClass> classes;
  for (std::size_t i = 0; i < photos.size(); ++i) {
    const auto photo = static_cast<std::uint32_t>(i);
    for (const auto& truth : photos[i].truth) classes[truth.class_id].truths.push_back(photo);
    for (const auto& d : match_at_steps(photos[i], max_detections, steps))
      classes[d.class_id].detections.push_back({d.confidence, photo, d.correct});
  }
  for (auto& [class_id, ranked] : classes)
    std::sort(ranked.detections.begin(), ranked.detections.end(),
              [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  return classes;
}

std::int64_t truth_count(const RankedClass& ranked, std::span<const int> weights) {
  std::int64_t count = 0;
  for (const std::uint32_t photo : ranked.truths) count += weights[photo];
  return count;
}

double average_precision(const RankedClass& ranked, int step, std::span<const int> weights) {
  const std::int64_t truths = truth_count(ranked, weights);
  if (truths == 0) return 0;
  auto points = curve(ranked, step, weights, truths);
  make_monotonic(points);
  return mean_of_101_points(points);
}

}  // namespace fieldloop
