#pragma once
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

#include "core/progress.h"

namespace fieldloop {

// Throws Error(kCancelled) when a stop was asked for.
void throw_if_cancelled(const std::stop_token& stop);

// Reports how many of `total` items are done, with rate and time left.
class ProgressMeter {
 public:
  ProgressMeter(std::string stage, std::int64_t total, const ProgressFn& report);
  void step();

 private:
  Progress progress_;
  const ProgressFn& report_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace fieldloop
