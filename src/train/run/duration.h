#pragma once
#include <chrono>

namespace fieldloop {

// How long a run takes, in seconds.
struct Duration {
  double before = 0;  // what is computed once
  double epoch = 0;   // with its validation
};

inline double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace fieldloop
