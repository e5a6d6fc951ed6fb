#pragma once
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/mutex.h"

namespace fieldloop {

// JSON text of somebody who writes JSON, passed on as it is.
struct WrittenJson {
  std::string text;
  bool operator==(const WrittenJson&) const = default;
};

struct EventField;
using EventFields = std::vector<EventField>;
using EventValue =
    std::variant<std::int64_t, std::string, std::vector<std::int64_t>, std::vector<EventFields>, WrittenJson>;

// A named number or text of an event, or a list of them.
struct EventField {
  template <std::integral Number>
  EventField(std::string field, Number number)
      : name(std::move(field)), value(static_cast<std::int64_t>(number)) {}
  EventField(std::string field, const char* text) : name(std::move(field)), value(std::string(text)) {}
  EventField(std::string field, EventValue content) : name(std::move(field)), value(std::move(content)) {}

  std::string name;
  EventValue value;
  bool operator==(const EventField&) const = default;
};

// Something that happened: its name ("job", "epoch", "photos", "figures", …) and what there is to say of it.
struct Event {
  std::string name;
  std::variant<EventFields, WrittenJson> content;
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
  void publish(const std::string& name, EventFields fields = {});
  void publish_json(const std::string& name, std::string text);  // an event that is JSON already
  // As publish(), of what only follows from earlier events, so that published() stays as it is.
  void announce(const std::string& name, EventFields fields);
  std::uint64_t published() const;  // how many events so far
  void close();                     // wakes and ends every listener, for shutdown

 private:
  void count_and_send(const Event& event);
  void send(const Event& event) REQUIRES(mutex_);

  mutable Mutex mutex_;
  std::uint64_t published_ GUARDED_BY(mutex_) = 0;
  std::vector<std::weak_ptr<Subscription>> listeners_ GUARDED_BY(mutex_);
  bool closed_ GUARDED_BY(mutex_) = false;
};

}  // namespace fieldloop
