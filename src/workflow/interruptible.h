#pragma once
#include <stop_token>

#include "core/mutex.h"

namespace fieldloop {

// Work of which only the latest is wanted, and which others may end. Thread-safe.
class Interruptible {
 public:
  // The token of the work that begins now; asks the one before to stop.
  std::stop_token begin() {
    const MutexLock lock(mutex_);
    source_.request_stop();
    source_ = std::stop_source();
    return source_.get_token();
  }

  // Asks the latest to stop.
  void interrupt() {
    const MutexLock lock(mutex_);
    source_.request_stop();
  }

 private:
  Mutex mutex_;
  std::stop_source source_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
