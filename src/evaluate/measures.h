#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "evaluate/average_precision.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

enum class Measure { kMap50, kMap50_95, kPrecision, kRecall, kF1, kFalsePositiveRate, kFalseNegativeRate };
inline constexpr std::size_t kMeasures = 7;
std::string_view name_of(Measure measure);  // as the API: "map50" …

// A value a measure; absent where the photos cannot tell, as a false-positive rate without empty photos.
using MeasureValues = std::array<std::optional<double>, kMeasures>;

// Photos matched once, from which the measures of any resample of them are read.
class WeightedMeasures {
 public:
  explicit WeightedMeasures(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& options = {});
  // `ranking` is that of the photos, at all steps.
  WeightedMeasures(std::map<int, RankedClass> ranking, const std::vector<EvaluatedPhoto>& photos,
                   float threshold);

  // Photo i counted weights[i] times. Pure.
  MeasureValues at(std::span<const int> weights) const;

 private:
  // What a photo adds to the counts at the threshold.
  struct Counts {
    std::int64_t truths = 0, shown = 0, correct = 0, empty = 0, alarms = 0;
  };
  void add_means(MeasureValues& values, std::span<const int> weights) const;
  void count(const std::vector<EvaluatedPhoto>& photos, float threshold);

  std::map<int, RankedClass> classes_;  // those that have truth
  std::vector<Counts> counts_;
};

}  // namespace fieldloop
