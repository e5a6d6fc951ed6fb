#include "home/events.h"

namespace fieldloop {

std::optional<Event> EventBus::Subscription::next(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  MutexLock lock(mutex_);
  while (!closed_ && waiting_.empty())
    if (lock.wait_until(arrived_, deadline) == std::cv_status::timeout) break;
  if (waiting_.empty()) return {};
  Event event = std::move(waiting_.front());
  waiting_.pop_front();
  return event;
}

bool EventBus::Subscription::closed() const {
  const MutexLock lock(mutex_);
  return closed_;
}

void EventBus::Subscription::push(const Event& event) {
  {
    const MutexLock lock(mutex_);
    if (waiting_.size() == kMaxWaiting) waiting_.pop_front();
    waiting_.push_back(event);
  }
  arrived_.notify_one();
}

void EventBus::Subscription::close() {
  {
    const MutexLock lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

EventBus::~EventBus() { close(); }

std::shared_ptr<EventBus::Subscription> EventBus::subscribe() {
  auto subscription = std::make_shared<Subscription>();
  const MutexLock lock(mutex_);
  if (closed_) subscription->close();
  listeners_.push_back(subscription);
  return subscription;
}

void EventBus::publish(const std::string& name, EventFields fields) {
  count_and_send({name, std::move(fields)});
}

void EventBus::publish_json(const std::string& name, std::string text) {
  count_and_send({name, WrittenJson{std::move(text)}});
}

void EventBus::announce(const std::string& name, EventFields fields) {
  const MutexLock lock(mutex_);
  send({name, std::move(fields)});
}

void EventBus::count_and_send(const Event& event) {
  const MutexLock lock(mutex_);
  ++published_;
  send(event);
}

void EventBus::send(const Event& event) {
  std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
  for (const auto& weak : listeners_)
    if (const auto listener = weak.lock()) listener->push(event);
}

std::uint64_t EventBus::published() const {
  const MutexLock lock(mutex_);
  return published_;
}

void EventBus::close() {
  const MutexLock lock(mutex_);
  closed_ = true;
  for (const auto& weak : listeners_)
    if (const auto listener = weak.lock()) listener->close();
}

}  // namespace fieldloop
