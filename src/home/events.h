#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/mutex.h"

namespace fieldloop {

// One server-sent event: its name ("job", "epoch", "photos", "figures", …) and its JSON text.
struct Event {
  std::string name;
  std::string json;
};

// Carries events from the use cases to whoever listens. Thread-safe; publish() never waits for a listener:
// one that is kMaxWaiting events behind loses the oldest.
class EventBus {
 public:
  static constexpr std::size_t kMaxWaiting = 256;

  // A listener; it may outlive the bus.
  class Subscription {
   public:
    // The next event, or empty when none came in time or the bus was closed.
    std::optional<Event> next(std::chrono::milliseconds patience);
    bool closed() const;

   private:
    friend class EventBus;
    void push(const Event& event);
    void close();

    mutable Mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Event> waiting_ GUARDED_BY(mutex_);
    bool closed_ GUARDED_BY(mutex_) = false;
  };

  EventBus() = default;
  ~EventBus();
  EventBus(const EventBus&) = delete;
  EventBus& operator=(const EventBus&) = delete;

  // Dropping the pointer ends the subscription. After close() the subscription is closed from the start.
  std::shared_ptr<Subscription> subscribe();
  void publish(const std::string& name, const std::string& json);
  // As publish(), of what only follows from earlier events, so that published() stays as it is.
  void announce(const std::string& name, const std::string& json);
  std::uint64_t published() const;  // how many events so far
  void close();                     // wakes and ends every listener, for shutdown

 private:
  void send(const Event& event) REQUIRES(mutex_);

  mutable Mutex mutex_;
  std::uint64_t published_ GUARDED_BY(mutex_) = 0;
  std::vector<std::weak_ptr<Subscription>> listeners_ GUARDED_BY(mutex_);
  bool closed_ GUARDED_BY(mutex_) = false;
};

}  // namespace fieldloop
