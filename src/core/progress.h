#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace fieldloop {

// How far a long operation is. `rate` is items a second, `eta_seconds` the estimated time left.
struct Progress {
  std::string stage;
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known yet
  std::optional<double> rate;
  std::optional<double> eta_seconds;
};

// Called on the working thread, often; it must be quick and must not throw. Cancellation is a
// std::stop_token, upon which the operation throws Error(kCancelled) at the next item.
using ProgressFn = std::function<void(const Progress&)>;

}  // namespace fieldloop
