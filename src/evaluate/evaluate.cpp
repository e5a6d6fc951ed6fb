#include "evaluate/evaluate.h"

#include <numeric>

#include "evaluate/average_precision.h"
#include "evaluate/measures.h"
#include "evaluate/ratio.h"

namespace fieldloop {
namespace {

struct Counts {
  std::int64_t truths = 0, detections = 0, correct = 0;
};

Counts count_at_threshold(const RankedClass& ranked, float threshold) {
  Counts counts{static_cast<std::int64_t>(ranked.truths.size()), 0, 0};
  for (const auto& d : ranked.detections) {
    if (d.confidence < threshold) break;
    counts.detections += (d.ignored & 1) == 0;
    counts.correct += d.correct & 1;
  }
  return counts;
}

// Metrics and ClassMetrics have the same three.
template <class T>
void add_rates(T& metrics, const Counts& counts) {
  metrics.precision = ratio(counts.correct, counts.detections).value_or(0);
  metrics.recall = ratio(counts.correct, counts.truths).value_or(0);
  metrics.f1 = ratio(2 * counts.correct, counts.detections + counts.truths).value_or(0);
}

ClassMetrics metrics_of_class(int class_id, const RankedClass& ranked, std::span<const int> weights,
                              float threshold) {
  ClassMetrics metrics;
  metrics.class_id = class_id;
  metrics.truths = static_cast<int>(ranked.truths.size());
  const auto precisions = average_precisions(ranked, kIouSteps, weights);
  metrics.ap50 = precisions[0];
  metrics.ap50_95 = std::accumulate(precisions.begin(), precisions.end(), 0.0) / kIouSteps;
  add_rates(metrics, count_at_threshold(ranked, threshold));
  return metrics;
}

}  // namespace

Metrics evaluate(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& options) {
  const std::vector<int> once(photos.size(), 1);
  Metrics metrics;
  metrics.photos = static_cast<int>(photos.size());
  auto ranking = rank_by_class(photos, options.max_detections, kIouSteps);
  for (const auto& [class_id, ranked] : ranking)
    if (!ranked.truths.empty())
      metrics.classes.push_back(metrics_of_class(class_id, ranked, once, options.threshold));
  const auto values = WeightedMeasures(std::move(ranking), photos, options.threshold).at(once);
  const auto value = [&](Measure measure) { return values[static_cast<std::size_t>(measure)]; };
  metrics.precision = value(Measure::kPrecision).value_or(0);
  metrics.recall = value(Measure::kRecall).value_or(0);
  metrics.f1 = value(Measure::kF1).value_or(0);
  metrics.map50 = value(Measure::kMap50).value_or(0);
  metrics.map50_95 = value(Measure::kMap50_95).value_or(0);
  metrics.false_positive_rate = value(Measure::kFalsePositiveRate);
  metrics.false_negative_rate = value(Measure::kFalseNegativeRate);
  return metrics;
}

}  // namespace fieldloop
