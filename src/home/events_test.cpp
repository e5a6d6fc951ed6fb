#include "home/events.h"

#include <gtest/gtest.h>

#include <thread>

namespace fieldloop {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

EventFields fields_of(const std::optional<Event>& event) {
  return std::get<EventFields>(event.value().content);
}

TEST(EventBus, EveryListenerGetsEveryEventInOrder) {
  EventBus bus;
  const auto a = bus.subscribe();
  const auto b = bus.subscribe();
  bus.publish("photos");
  bus.publish("models", {{"name", "deer-v2"}});
  for (const auto& listener : {a, b}) {
    EXPECT_EQ(listener->next(milliseconds(0))->name, "photos");
    EXPECT_EQ(fields_of(listener->next(milliseconds(0))), (EventFields{{"name", "deer-v2"}}));
    EXPECT_FALSE(listener->next(milliseconds(0)));
  }
}

TEST(EventBus, WhatFollowsFromEarlierEventsIsToldButNotCounted) {
  EventBus bus;
  const auto listener = bus.subscribe();
  bus.publish("photos");
  bus.announce("figures", {{"name", "disk"}});
  EXPECT_EQ(bus.published(), 1U);
  EXPECT_EQ(listener->next(milliseconds(0))->name, "photos");
  EXPECT_EQ(listener->next(milliseconds(0))->name, "figures");
}

TEST(EventBus, AListenerThatIsBehindLosesTheOldest) {
  EventBus bus;
  const auto slow = bus.subscribe();
  for (std::size_t i = 0; i <= EventBus::kMaxWaiting; ++i) bus.publish("n", {{"i", i}});
  EXPECT_EQ(fields_of(slow->next(milliseconds(0))), (EventFields{{"i", 1}}));
}

TEST(EventBus, ClosingWakesAWaitingListener) {
  EventBus bus;
  const auto listener = bus.subscribe();
  std::jthread closer([&] { bus.close(); });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(listener->next(seconds(30)));
  EXPECT_TRUE(listener->closed());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(20));
  EXPECT_TRUE(bus.subscribe()->closed());
}

TEST(EventBus, AListenerMayOutliveTheBus) {
  auto bus = std::make_unique<EventBus>();
  const auto listener = bus->subscribe();
  bus.reset();
  EXPECT_TRUE(listener->closed());
}

}  // namespace
}  // namespace fieldloop
