#pragma once
#include <chrono>
#include <string>

#include "core/progress.h"

namespace fieldloop {

// Counts items of a long operation and tells rate and time left. For one thread.
class RateMeter {
 public:
  RateMeter(std::string stage, std::int64_t total) {
    progress_.stage = std::move(stage), progress_.total = total;
  }

  // One more is done.
  const Progress& advance() {
    ++progress_.done;
    if (const double elapsed = seconds(); elapsed > 0) {
      progress_.rate = static_cast<double>(progress_.done) / elapsed;
      progress_.eta_seconds = static_cast<double>(progress_.total - progress_.done) / *progress_.rate;
    }
    return progress_;
  }

  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

 private:
  using Clock = std::chrono::steady_clock;
  Progress progress_;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace fieldloop
