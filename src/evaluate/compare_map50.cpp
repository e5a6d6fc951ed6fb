#include <algorithm>
#include <cmath>
#include <random>

#include "core/error.h"
#include "evaluate/average_precision.h"

namespace fieldloop {
namespace {

using Ranking = std::map<int, RankedClass>;

// A false positive below every correct detection changes no point of the curve; without them a resample is
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

Ranking ranking_for_resampling(const std::vector<EvaluatedPhoto>& photos) {
  auto ranking = rank_by_class(photos, EvaluationOptions{}.max_detections, 1);
  std::erase_if(ranking, [](const auto& entry) { return entry.second.truths.empty(); });
  for (auto& [class_id, ranked] : ranking) drop_tail_of_false_positives(ranked);
  return ranking;
}

double map50(const Ranking& ranking, std::span<const int> weights) {
  double sum = 0;
  int classes = 0;
  for (const auto& [class_id, ranked] : ranking) {
    if (truth_count(ranked, weights) == 0) continue;
    sum += average_precision(ranked, 0, weights);
    ++classes;
  }
  return classes == 0 ? 0 : sum / classes;
}

double difference(const Ranking& a, const Ranking& b, std::span<const int> weights) {
  return map50(b, weights) - map50(a, weights);
}

std::vector<int> draw_with_replacement(std::size_t photos, std::mt19937& random) {
  std::vector<int> weights(photos, 0);
  std::uniform_int_distribution<std::size_t> pick(0, photos - 1);
  for (std::size_t i = 0; i < photos; ++i) ++weights[pick(random)];
  return weights;
}

// Linear between the two nearest; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], position - static_cast<double>(below));
}

}  // namespace

PairedDifference compare_map50(const std::vector<EvaluatedPhoto>& a, const std::vector<EvaluatedPhoto>& b,
                               int resamples, unsigned seed) {
  if (a.size() != b.size())
    throw Error(ErrorCode::kInvalidInput, "two models can only be compared over the same photos");
  const auto ranking_a = ranking_for_resampling(a);
  const auto ranking_b = ranking_for_resampling(b);
  const double observed = difference(ranking_a, ranking_b, std::vector<int>(a.size(), 1));
  if (a.empty() || resamples < 1) return {observed, observed, observed};

  std::mt19937 random(seed);
  std::vector<double> differences(static_cast<std::size_t>(resamples));
  for (double& d : differences) d = difference(ranking_a, ranking_b, draw_with_replacement(a.size(), random));
  std::sort(differences.begin(), differences.end());
  return {observed, quantile(differences, 0.025), quantile(differences, 0.975)};
}

}  // namespace fieldloop
