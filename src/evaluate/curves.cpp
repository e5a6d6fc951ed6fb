#include "evaluate/curves.h"

#include <algorithm>

#include "evaluate/ratio.h"

namespace fieldloop {
namespace {

constexpr int kConfidences = 101;

struct Shown {
  float confidence = 0;
  bool correct = false;
};

// A class's boxes that count, or those of several joined, most confident first.
struct Boxes {
  std::vector<Shown> shown;
  std::int64_t truths = 0;

  void add(const RankedClass& ranked) {
    truths += static_cast<std::int64_t>(ranked.truths.size());
    for (const auto& d : ranked.detections)
      if ((d.ignored & 1) == 0) shown.push_back({d.confidence, (d.correct & 1) != 0});
  }
  void rank() {
    std::sort(shown.begin(), shown.end(),
              [](const Shown& a, const Shown& b) { return a.confidence > b.confidence; });
  }
};

OperatingPoint point_at(float confidence, std::int64_t correct, std::int64_t shown, std::int64_t truths) {
  return {confidence, ratio(correct, shown).value_or(0), ratio(correct, truths).value_or(0),
          ratio(2 * correct, shown + truths).value_or(0)};
}

// A point for each confidence that occurs, the greatest first.
std::vector<OperatingPoint> all_points(const Boxes& boxes) {
  std::vector<OperatingPoint> points;
  std::int64_t correct = 0;
  for (std::size_t i = 0; i < boxes.shown.size(); ++i) {
    correct += boxes.shown[i].correct;
    const bool last_of_tie =
        i + 1 == boxes.shown.size() || boxes.shown[i + 1].confidence != boxes.shown[i].confidence;
    if (last_of_tie)
      points.push_back(
          point_at(boxes.shown[i].confidence, correct, static_cast<std::int64_t>(i) + 1, boxes.truths));
  }
  return points;
}

// What `points` come to at 0.00, 0.01 … 1.00.
std::vector<OperatingPoint> sampled(const std::vector<OperatingPoint>& points) {
  std::vector<OperatingPoint> samples(kConfidences);
  auto next = points.begin();
  OperatingPoint now;
  for (int i = kConfidences - 1; i >= 0; --i) {
    const float confidence = static_cast<float>(i) / (kConfidences - 1);
    for (; next != points.end() && next->confidence >= confidence; ++next) now = *next;
    now.confidence = confidence;
    samples[static_cast<std::size_t>(i)] = now;
  }
  return samples;
}

void add_confidences(PerformanceCurves& curves, const Boxes& boxes) {
  const auto points = all_points(boxes);
  curves.by_confidence = sampled(points);
  for (const auto& point : points)
    if (point.f1 > curves.best_f1.f1) curves.best_f1 = point;
}

}  // namespace

std::vector<PerformanceCurves> performance_curves(const std::vector<EvaluatedPhoto>& photos) {
  const auto classes = rank_by_class(photos, EvaluationOptions{}.max_detections, 1);
  const std::vector<int> once(photos.size(), 1);
  std::vector<PerformanceCurves> result(1);
  Boxes all;
  for (const auto& [class_id, ranked] : classes) {
    all.add(ranked);
    if (ranked.truths.empty()) continue;
    PerformanceCurves curves;
    curves.class_id = class_id;
    curves.precision_at_recall = interpolated_precision(ranked, 0, once);
    Boxes boxes;
    boxes.add(ranked);
    add_confidences(curves, boxes);
    result.push_back(std::move(curves));
  }
  const std::size_t count = result.size() - 1;
  if (count == 0) return {};
  all.rank();
  add_confidences(result.front(), all);
  for (std::size_t c = 1; c <= count; ++c)
    for (std::size_t r = 0; r < result[c].precision_at_recall.size(); ++r)
      result.front().precision_at_recall[r] += result[c].precision_at_recall[r] / static_cast<double>(count);
  return result;
}

}  // namespace fieldloop
