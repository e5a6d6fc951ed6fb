#pragma once
#include <chrono>
#include <condition_variable>
#include <stop_token>

#include "core/mutex.h"

namespace fieldloop {

// Sleeps for so long, or until it is asked to stop.
inline void pause_for(std::chrono::milliseconds time, const std::stop_token& stop) {
  Mutex mutex;
  std::condition_variable_any stopped;
  mutex.lock();
  stopped.wait_for(mutex, stop, time, [] { return false; });
  mutex.unlock();
}

}  // namespace fieldloop
