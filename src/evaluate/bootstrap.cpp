#include "evaluate/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "core/error.h"

namespace fieldloop {
namespace {

// What is drawn: for each photo the number of its burst.
std::vector<std::size_t> bursts_of(const std::vector<EvaluatedPhoto>& photos, std::size_t& count) {
  std::map<std::string, std::size_t> known;
  std::vector<std::size_t> bursts;
  count = 0;
  for (const auto& photo : photos) {
    if (photo.burst.empty()) {
      bursts.push_back(count++);
      continue;
    }
    const auto [entry, is_new] = known.try_emplace(photo.burst, count);
    if (is_new) ++count;
    bursts.push_back(entry->second);
  }
  return bursts;
}

class Resampler {
 public:
  Resampler(const std::vector<EvaluatedPhoto>& photos, unsigned seed)
      : bursts_(bursts_of(photos, count_)), random_(seed) {}

  // How often each photo is drawn.
  std::vector<int> next() {
    std::vector<int> times(count_, 0);
    std::uniform_int_distribution<std::size_t> pick(0, count_ - 1);
    for (std::size_t i = 0; i < count_; ++i) ++times[pick(random_)];
    std::vector<int> weights;
    weights.reserve(bursts_.size());
    for (const std::size_t burst : bursts_) weights.push_back(times[burst]);
    return weights;
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::size_t> bursts_;
  std::mt19937 random_;
};

// Linear between the two nearest; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], position - static_cast<double>(below));
}

Interval interval_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {quantile(values, 0.025), quantile(values, 0.975)};
}

// The intervals of `values_at(weights)` over resamples of the photos.
template <class ValuesAt>
MeasureIntervals intervals(const std::vector<EvaluatedPhoto>& photos, const BootstrapOptions& options,
                           const ValuesAt& values_at) {
  std::array<std::vector<double>, kMeasures> drawn;
  Resampler resampler(photos, options.seed);
  for (int i = 0; i < options.resamples && !photos.empty(); ++i) {
    const MeasureValues values = values_at(resampler.next());
    for (std::size_t m = 0; m < kMeasures; ++m)
      if (values[m]) drawn[m].push_back(*values[m]);
  }
  MeasureIntervals result;
  for (std::size_t m = 0; m < kMeasures; ++m)
    if (!drawn[m].empty()) result[m] = interval_of(std::move(drawn[m]));
  return result;
}

MeasureValues difference(const MeasureValues& a, const MeasureValues& b) {
  MeasureValues result;
  for (std::size_t m = 0; m < kMeasures; ++m)
    if (a[m] && b[m]) result[m] = *b[m] - *a[m];
  return result;
}

}  // namespace

MeasureIntervals bootstrap(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& evaluation,
                           const BootstrapOptions& options) {
  const WeightedMeasures measures(photos, evaluation);
  return intervals(photos, options, [&](const std::vector<int>& weights) { return measures.at(weights); });
}

MeasureDifferences compare(const std::vector<EvaluatedPhoto>& a, const std::vector<EvaluatedPhoto>& b,
                           const EvaluationOptions& evaluation, const BootstrapOptions& options) {
  if (a.size() != b.size())
    throw Error(ErrorCode::kInvalidInput, "two models can only be compared over the same photos");
  const WeightedMeasures measures_a(a, evaluation);
  const WeightedMeasures measures_b(b, evaluation);
  const auto at = [&](const std::vector<int>& weights) {
    return difference(measures_a.at(weights), measures_b.at(weights));
  };
  const auto observed = at(std::vector<int>(a.size(), 1));
  const auto drawn = intervals(a, options, at);
  MeasureDifferences result;
  for (std::size_t m = 0; m < kMeasures; ++m)
    if (observed[m]) result[m] = {*observed[m], drawn[m].value_or(Interval{*observed[m], *observed[m]})};
  return result;
}

}  // namespace fieldloop
