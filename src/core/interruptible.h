#pragma once
#include <set>
#include <stop_token>
#include <string>

#include "core/mutex.h"

namespace fieldloop {

// Work that others may end; of one asker only the latest goes on. Thread-safe; must outlive its work.
class Interruptible {
 public:
  // Work under way, as long as this lives.
  class Work {
   public:
    // Asks the work that this asker began before to stop. An empty name stands for an asker of its own.
    Work(Interruptible& all, std::string asker) : all_(all), asker_(std::move(asker)) {
      const MutexLock lock(all_.mutex_);
      if (!asker_.empty()) all_.stop_work_of(asker_);
      all_.under_way_.insert(this);
    }
    ~Work() {
      const MutexLock lock(all_.mutex_);
      all_.under_way_.erase(this);
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    std::stop_token token() const { return source_.get_token(); }

   private:
    friend class Interruptible;
    Interruptible& all_;
    const std::string asker_;
    std::stop_source source_;
  };

  // Asks what this asker began to stop.
  void interrupt(const std::string& asker) {
    const MutexLock lock(mutex_);
    stop_work_of(asker);
  }

  // Asks all of it to stop.
  void interrupt() {
    const MutexLock lock(mutex_);
    for (auto* work : under_way_) work->source_.request_stop();
  }

 private:
  void stop_work_of(const std::string& asker) REQUIRES(mutex_) {
    for (auto* work : under_way_)
      if (work->asker_ == asker) work->source_.request_stop();
  }

  Mutex mutex_;
  std::set<Work*> under_way_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
