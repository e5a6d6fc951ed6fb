#include "evaluate/average_precision.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace fieldloop {
namespace {

struct CurvePoint {
  double recall = 0;
  double precision = 0;
};

using Curves = std::array<std::vector<CurvePoint>, kIouSteps>;

// Calls `work(step)` for each set bit.
template <class Work>
void for_each_step(unsigned bits, const Work& work) {
  for (; bits != 0; bits &= bits - 1) work(static_cast<std::size_t>(std::countr_zero(bits)));
}

// The precision-recall curves of all steps in one pass, a point for each confidence at which recall grows.
Curves curves_of(const RankedClass& ranked, std::span<const int> weights, std::int64_t truths) {
  Curves curves;
  std::array<std::int64_t, kIouSteps> found{}, ignored{};
  std::int64_t taken = 0;
  unsigned grown = 0;
  for (std::size_t i = 0; i < ranked.detections.size(); ++i) {
    const RankedDetection& d = ranked.detections[i];
    if (const int weight = weights[d.photo]; weight > 0) {
      taken += weight;
      grown |= d.correct;
      for_each_step(d.correct, [&](std::size_t step) { found[step] += weight; });
      for_each_step(d.ignored, [&](std::size_t step) { ignored[step] += weight; });
    }
    const bool last_of_tie =
        i + 1 == ranked.detections.size() || ranked.detections[i + 1].confidence != d.confidence;
    if (!last_of_tie || grown == 0) continue;
    for_each_step(grown, [&](std::size_t step) {
      const auto hits = static_cast<double>(found[step]);
      curves[step].push_back(
          {hits / static_cast<double>(truths), hits / static_cast<double>(taken - ignored[step])});
    });
    grown = 0;
  }
  return curves;
}

// Each precision becomes the best one at the same or a greater recall.
void make_monotonic(std::vector<CurvePoint>& points) {
  for (std::size_t i = points.size(); i-- > 1;)
    points[i - 1].precision = std::max(points[i - 1].precision, points[i].precision);
}

InterpolatedPrecision interpolated(std::vector<CurvePoint>& points) {
  make_monotonic(points);
  InterpolatedPrecision result{};
  std::size_t i = 0;
  for (std::size_t r = 0; r < result.size(); ++r) {
    while (i < points.size() && points[i].recall < static_cast<double>(r) * 0.01) ++i;
    if (i < points.size()) result[r] = points[i].precision;
  }
  return result;
}

double mean(const InterpolatedPrecision& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::map<int, RankedClass> rank_by_class(const std::vector<EvaluatedPhoto>& photos, int max_detections,
                                         int steps, const AreaRange& areas) {
  std::map<int, RankedClass> classes;
  for (std::size_t i = 0; i < photos.size(); ++i) {
    const auto photo = static_cast<std::uint32_t>(i);
    for (const auto& truth : photos[i].truth)
      if (is_demanded(truth, areas)) classes[truth.class_id].truths.push_back(photo);
    for (const auto& d : match_at_steps(photos[i], max_detections, steps, areas))
      classes[d.class_id].detections.push_back({d.confidence, photo, d.rank, d.correct, d.ignored});
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

StepValues average_precisions(const RankedClass& ranked, int steps, std::span<const int> weights) {
  StepValues values{};
  const std::int64_t truths = truth_count(ranked, weights);
  if (truths == 0) return values;
  auto curves = curves_of(ranked, weights, truths);
  for (std::size_t step = 0; step < static_cast<std::size_t>(steps); ++step)
    values[step] = mean(interpolated(curves[step]));
  return values;
}

InterpolatedPrecision interpolated_precision(const RankedClass& ranked, int step,
                                             std::span<const int> weights) {
  const std::int64_t truths = truth_count(ranked, weights);
  if (truths == 0) return {};
  auto curves = curves_of(ranked, weights, truths);
  return interpolated(curves[static_cast<std::size_t>(step)]);
}

StepValues recalls(const RankedClass& ranked, int max_detections, std::span<const int> weights) {
  StepValues values{};
  const std::int64_t truths = truth_count(ranked, weights);
  if (truths == 0) return values;
  for (const auto& d : ranked.detections) {
    if (d.rank >= max_detections) continue;
    for_each_step(d.correct, [&](std::size_t step) { values[step] += weights[d.photo]; });
  }
  for (double& value : values) value /= static_cast<double>(truths);
  return values;
}

}  // namespace fieldloop
