#include "train/run/weight_average.h"

#include <cmath>

namespace fieldloop {
namespace {

constexpr double kDecay = 0.995;
constexpr double kRampSteps = 60;

}  // namespace

void WeightAverage::update(const Network& network, std::int64_t steps_done) {
  const torch::NoGradGuard no_grad;
  const double decay = kDecay * (1 - std::exp(-static_cast<double>(steps_done) / kRampSteps));
  const auto source = network->parameters();
  const auto target = average_->parameters();
  for (std::size_t i = 0; i < source.size(); ++i)
    if (source[i].requires_grad()) target[i].lerp_(source[i], 1 - decay);
}

}  // namespace fieldloop
