#include "train/run/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fieldloop {
namespace {

constexpr std::int64_t kLongestWarmUp = 30;  // steps
constexpr double kFinalShare = 0.01;

}  // namespace

double Schedule::rate_at(std::int64_t step) const {
  const auto warm_up = std::min(kLongestWarmUp, steps / 10);
  if (step < warm_up) return peak * static_cast<double>(step + 1) / static_cast<double>(warm_up + 1);
  const double progress =
      static_cast<double>(step - warm_up) / static_cast<double>(std::max<std::int64_t>(1, steps - warm_up));
  return peak * (kFinalShare + (1 - kFinalShare) * (1 + std::cos(std::numbers::pi * progress)) / 2);
}

}  // namespace fieldloop
