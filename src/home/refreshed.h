#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/mutex.h"

namespace fieldloop {

// A value that follows what changes and may be slow to compute. While that is quick, get() is always up to
// date; once it is slow, get() hands out the last value at once and Background computes the next one,
// spending at most a twentieth of its time on it. Thread-safe.
// `Value` has ==, which says whether whoever has one of them would care for the other.
template <class Value>
class Refreshed {
 public:
  static constexpr std::chrono::milliseconds kQuick{50};
  static constexpr std::chrono::minutes kLongestAge{10};  // changes may come from outside this process
  static constexpr int kRest = 20;                        // times as long as computing took

  // `version` gives another number whenever what the value rests on may have changed. `renewed` is called by
  // renew() when it has replaced a value by another one, which get() then gives.
  Refreshed(std::function<Value()> compute, std::function<std::uint64_t()> version,
            std::function<void()> renewed = nullptr)
      : compute_(std::move(compute)), version_(std::move(version)), renewed_(std::move(renewed)) {}

  // Waits only when it is quick, or when there is no value at all yet. Throws what computing throws.
  std::shared_ptr<const Value> get() {
    const auto last = held();
    if (last.value && is_fresh(last)) return last.value;
    if (!last.value || last.cost <= kQuick) return computed();
    wanted_ = true;
    return last.value;
  }

  // Computes when someone asked for a newer value, or nobody has one; whether it did. For Background.
  bool renew() {
    const auto last = held();
    if (last.value && (!wanted_ || Clock::now() - last.at < kRest * last.cost)) return false;
    wanted_ = false;
    const auto next = computed();
    if (renewed_ && last.value && *next != *last.value) renewed_();
    return true;
  }

 private:
  using Clock = std::chrono::steady_clock;
  struct Held {
    std::shared_ptr<const Value> value;
    std::uint64_t version = 0;
    Clock::time_point at;
    Clock::duration cost{};
  };

  Held held() {
    const MutexLock lock(mutex_);
    return held_;
  }
  bool is_fresh(const Held& last) const {
    return last.version == version_() && Clock::now() - last.at < kLongestAge;
  }
  std::shared_ptr<const Value> computed() {
    const MutexLock computing(computing_);
    if (const auto last = held(); last.value && is_fresh(last)) return last.value;
    Held next;
    next.version = version_();
    const auto begin = Clock::now();
    next.value = std::make_shared<const Value>(compute_());
    next.at = Clock::now();
    next.cost = next.at - begin;
    const MutexLock lock(mutex_);
    held_ = next;
    return next.value;
  }

  const std::function<Value()> compute_;
  const std::function<std::uint64_t()> version_;
  const std::function<void()> renewed_;
  std::atomic<bool> wanted_ = false;
  Mutex computing_;
  Mutex mutex_;
  Held held_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
