#pragma once
#include <cstdint>

namespace fieldloop {

// A linear warm-up, then half a cosine down to a hundredth of the peak.
struct Schedule {
  double peak = 0;  // learning rate
  std::int64_t steps = 0;

  // For step 0 … steps - 1.
  double rate_at(std::int64_t step) const;
};

}  // namespace fieldloop
