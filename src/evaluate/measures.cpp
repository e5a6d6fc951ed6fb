#include "evaluate/measures.h"

#include <algorithm>
#include <numeric>

#include "evaluate/ratio.h"

namespace fieldloop {
namespace {

// A false positive below every correct detection changes no point of a curve; without them a resample is
// several times faster.
void drop_tail_of_false_positives(RankedClass& ranked) {
  auto& detections = ranked.detections;
  const auto last =
      std::find_if(detections.rbegin(), detections.rend(), [](const auto& d) { return d.correct != 0; });
  if (last == detections.rend()) return detections.clear();
  const auto tie = std::find_if(last.base(), detections.end(),
                                [&](const auto& d) { return d.confidence != last->confidence; });
  detections.erase(tie, detections.end());
}

std::optional<double>& value(MeasureValues& values, Measure measure) {
  return values[static_cast<std::size_t>(measure)];
}

}  // namespace

std::string_view name_of(Measure measure) {
  static constexpr std::array<std::string_view, kMeasures> kNames{
      "map50", "map50_95", "precision", "recall", "f1", "false_positive_rate", "false_negative_rate"};
  return kNames.at(static_cast<std::size_t>(measure));
}

WeightedMeasures::WeightedMeasures(const std::vector<EvaluatedPhoto>& photos,
                                   const EvaluationOptions& options)
    : WeightedMeasures(rank_by_class(photos, options.max_detections, kIouSteps), photos, options.threshold) {}

WeightedMeasures::WeightedMeasures(std::map<int, RankedClass> ranking,
                                   const std::vector<EvaluatedPhoto>& photos, float threshold)
    : classes_(std::move(ranking)), counts_(photos.size()) {
  count(photos, threshold);
  std::erase_if(classes_, [](const auto& entry) { return entry.second.truths.empty(); });
  for (auto& [class_id, ranked] : classes_) drop_tail_of_false_positives(ranked);
}

void WeightedMeasures::count(const std::vector<EvaluatedPhoto>& photos, float threshold) {
  for (const auto& [class_id, ranked] : classes_) {
    for (const std::uint32_t photo : ranked.truths) ++counts_[photo].truths;
    for (const auto& d : ranked.detections) {
      if (d.confidence < threshold) break;
      if ((d.ignored & 1) != 0) continue;
      ++counts_[d.photo].shown;
      counts_[d.photo].correct += d.correct & 1;
    }
  }
  for (std::size_t i = 0; i < photos.size(); ++i) {
    if (!photos[i].truth.empty()) continue;
    counts_[i].empty = 1;
    counts_[i].alarms = counts_[i].shown > 0;
  }
}

void WeightedMeasures::add_means(MeasureValues& values, std::span<const int> weights) const {
  double sum50 = 0;
  double sum50_95 = 0;
  int classes = 0;
  for (const auto& [class_id, ranked] : classes_) {
    if (truth_count(ranked, weights) == 0) continue;
    const auto precisions = average_precisions(ranked, kIouSteps, weights);
    sum50 += precisions[0];
    sum50_95 += std::accumulate(precisions.begin(), precisions.end(), 0.0) / kIouSteps;
    ++classes;
  }
  if (classes == 0) return;
  value(values, Measure::kMap50) = sum50 / classes;
  value(values, Measure::kMap50_95) = sum50_95 / classes;
}

MeasureValues WeightedMeasures::at(std::span<const int> weights) const {
  Counts sum;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Counts& photo = counts_[i];
    const std::int64_t weight = weights[i];
    sum.truths += weight * photo.truths;
    sum.shown += weight * photo.shown;
    sum.correct += weight * photo.correct;
    sum.empty += weight * photo.empty;
    sum.alarms += weight * photo.alarms;
  }
  MeasureValues values;
  add_means(values, weights);
  value(values, Measure::kPrecision) = ratio(sum.correct, sum.shown);
  value(values, Measure::kRecall) = ratio(sum.correct, sum.truths);
  value(values, Measure::kF1) = ratio(2 * sum.correct, sum.shown + sum.truths);
  value(values, Measure::kFalsePositiveRate) = ratio(sum.alarms, sum.empty);
  value(values, Measure::kFalseNegativeRate) = ratio(sum.truths - sum.correct, sum.truths);
  return values;
}

}  // namespace fieldloop
