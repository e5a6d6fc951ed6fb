#include "train/run/history.h"

#include <algorithm>

namespace fieldloop {
namespace {

// Strict overlap says more than the first place a box is counted as found.
constexpr double kStrictShare = 0.9;

constexpr double kAsGood = 0.01;

}  // namespace

double fitness(const EpochFigures& record) {
  return kStrictShare * record.map50_95.value_or(0) + (1 - kStrictShare) * record.map50.value_or(0);
}

EpochFigures kept_epoch(const std::vector<EpochFigures>& history) {
  EpochFigures kept;
  double fittest = 0;
  for (const auto& record : history) {
    if (fitness(record) >= fittest - kAsGood) kept = record;
    fittest = std::max(fittest, fitness(record));
  }
  return kept;
}

int epochs_since_fittest(const std::vector<EpochFigures>& history) {
  const auto fittest = std::max_element(history.begin(), history.end(),
                                        [](const auto& a, const auto& b) { return fitness(a) < fitness(b); });
  return fittest == history.end() ? 0 : static_cast<int>(history.end() - fittest) - 1;
}

}  // namespace fieldloop
