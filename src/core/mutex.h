#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>

// Clang's thread-safety analysis (clang.llvm.org/docs/ThreadSafetyAnalysis.html); nothing for other
// compilers. scripts/check-threads runs it.
#if defined(__clang__)
#define FIELDLOOP_THREAD_ANNOTATION(x) __attribute__((x))
#else
#define FIELDLOOP_THREAD_ANNOTATION(x)
#endif

// A member that may be touched only while `mutex` is held.
#define GUARDED_BY(mutex) FIELDLOOP_THREAD_ANNOTATION(guarded_by(mutex))
// A function that must be called with `mutex` held.
#define REQUIRES(mutex) FIELDLOOP_THREAD_ANNOTATION(requires_capability(mutex))

namespace fieldloop {

// std::mutex that the analysis understands.
class FIELDLOOP_THREAD_ANNOTATION(capability("mutex")) Mutex {
 public:
  void lock() FIELDLOOP_THREAD_ANNOTATION(acquire_capability()) { mutex_.lock(); }
  void unlock() FIELDLOOP_THREAD_ANNOTATION(release_capability()) { mutex_.unlock(); }

 private:
  friend class MutexLock;
  std::mutex mutex_;
};

// Holds a Mutex for a scope; wait() gives it up while waiting, as std::condition_variable does.
class FIELDLOOP_THREAD_ANNOTATION(scoped_lockable) MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) FIELDLOOP_THREAD_ANNOTATION(acquire_capability(mutex))
      : lock_(mutex.mutex_) {}
  ~MutexLock() FIELDLOOP_THREAD_ANNOTATION(release_capability()) = default;
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

  void wait(std::condition_variable& condition) { condition.wait(lock_); }
  template <class Duration>
  std::cv_status wait_for(std::condition_variable& condition, Duration duration) {
    return condition.wait_for(lock_, duration);
  }
  std::cv_status wait_until(std::condition_variable& condition, std::chrono::steady_clock::time_point time) {
    return condition.wait_until(lock_, time);
  }

 private:
  std::unique_lock<std::mutex> lock_;
};

}  // namespace fieldloop
