#pragma once
#include <vector>

#include "evaluate/measures.h"

namespace fieldloop {

struct Interval {
  double low = 0, high = 0;
  bool operator==(const Interval&) const = default;
};

struct BootstrapOptions {
  int resamples = 1000;
  unsigned seed = 0;  // the same seed gives the same interval
};

// 95 % intervals of what evaluate() measures, by drawing the photos again with replacement. Photos of one
// burst show the same animals, so a burst is drawn or left out as a whole. Absent where the measure is.
using MeasureIntervals = std::array<std::optional<Interval>, kMeasures>;
MeasureIntervals bootstrap(const std::vector<EvaluatedPhoto>& photos,
                           const EvaluationOptions& evaluation = {}, const BootstrapOptions& options = {});

// What b measures more than a, and the 95 % interval of that.
struct PairedDifference {
  double difference = 0;
  Interval interval;
  bool operator==(const PairedDifference&) const = default;
};

// Of two models over the same photos, every resample being the same for both, so that photos which are hard
// for both do not widen the interval. Bursts are a's. Throws Error(kInvalidInput) when the lists differ in
// length.
using MeasureDifferences = std::array<std::optional<PairedDifference>, kMeasures>;
MeasureDifferences compare(const std::vector<EvaluatedPhoto>& a, const std::vector<EvaluatedPhoto>& b,
                           const EvaluationOptions& evaluation = {}, const BootstrapOptions& options = {});

}  // namespace fieldloop
