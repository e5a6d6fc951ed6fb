#pragma once
#include <cstdint>

#include "model/network.h"

namespace fieldloop {

// The exponential moving average of a network's weights, which is what is validated and kept: it is better
// than any single step's weights. It begins quickly, so that short runs profit too.
class WeightAverage {
 public:
  explicit WeightAverage(const Network& network) : average_(copy_of(network)) {}

  // After each step; frozen weights are left out.
  void update(const Network& network, std::int64_t steps_done);
  Network& network() { return average_; }

 private:
  Network average_;
};

}  // namespace fieldloop
