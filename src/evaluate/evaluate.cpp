#include "evaluate/evaluate.h"

#include <algorithm>

#include "evaluate/average_precision.h"
#include "evaluate/matching.h"

namespace fieldloop {
namespace {

double ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

ClassMetrics metrics_of_class(int class_id, const RankedClass& ranked, std::span<const int> weights) {
  ClassMetrics metrics{class_id, static_cast<int>(ranked.truths.size()), 0, 0};
  metrics.ap50 = average_precision(ranked, 0, weights);
  for (int step = 0; step < kIouSteps; ++step)
    metrics.ap50_95 += average_precision(ranked, step, weights) / kIouSteps;
  return metrics;
}

void add_means(Metrics& metrics) {
  if (metrics.classes.empty()) return;
  const auto count = static_cast<double>(metrics.classes.size());
  for (const auto& c : metrics.classes) {
    metrics.map50 += c.ap50 / count;
    metrics.map50_95 += c.ap50_95 / count;
  }
}

struct Counts {
  std::int64_t truths = 0, detections = 0, correct = 0;
};

Counts count_at_threshold(const std::map<int, RankedClass>& classes, float threshold) {
  Counts counts;
  for (const auto& [class_id, ranked] : classes) {
    counts.truths += static_cast<std::int64_t>(ranked.truths.size());
    for (const auto& d : ranked.detections) {
      if (d.confidence < threshold) break;
      ++counts.detections;
      counts.correct += d.correct & 1;
    }
  }
  return counts;
}

void add_rates(Metrics& metrics, const Counts& counts) {
  metrics.precision = ratio(counts.correct, counts.detections);
  metrics.recall = ratio(counts.correct, counts.truths);
  const double sum = metrics.precision + metrics.recall;
  metrics.f1 = sum > 0 ? 2 * metrics.precision * metrics.recall / sum : 0;
  if (counts.truths > 0) metrics.false_negative_rate = ratio(counts.truths - counts.correct, counts.truths);
}

std::optional<double> false_positive_rate(const std::vector<EvaluatedPhoto>& photos, float threshold) {
  std::int64_t empty = 0;
  std::int64_t alarms = 0;
  for (const auto& photo : photos) {
    if (!photo.truth.empty()) continue;
    ++empty;
    alarms += std::any_of(photo.detections.begin(), photo.detections.end(),
                          [&](const Detection& d) { return d.confidence >= threshold; });
  }
  return empty == 0 ? std::nullopt : std::optional(ratio(alarms, empty));
}

}  // namespace

Metrics evaluate(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& options) {
  Metrics metrics;
  metrics.photos = static_cast<int>(photos.size());
  const auto classes = rank_by_class(photos, options.max_detections, kIouSteps);
  const std::vector<int> once(photos.size(), 1);
  for (const auto& [class_id, ranked] : classes)
    if (!ranked.truths.empty()) metrics.classes.push_back(metrics_of_class(class_id, ranked, once));
  add_means(metrics);
  add_rates(metrics, count_at_threshold(classes, options.threshold));
  metrics.false_positive_rate = false_positive_rate(photos, options.threshold);
  return metrics;
}

}  // namespace fieldloop
