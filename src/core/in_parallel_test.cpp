#include "core/in_parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace fieldloop {
namespace {

TEST(InParallel, EveryIndexIsWorkedOnOnce) {
  std::vector<std::atomic<int>> calls(1000);
  in_parallel(calls.size(), 4, [&](std::size_t i) { ++calls[i]; });
  for (const auto& count : calls) EXPECT_EQ(count, 1);
  in_parallel(0, 4, [](std::size_t) { FAIL(); });
}

TEST(InParallel, AfterAStopNoFurtherOneBegins) {
  std::stop_source source;
  std::atomic<int> calls = 0;
  const auto work = [&](std::size_t) {
    if (++calls == 10) source.request_stop();
  };
  in_parallel(1'000'000, 2, work, source.get_token());
  EXPECT_GE(calls, 10);
  EXPECT_LE(calls, 11);
}

TEST(InParallel, WhatOneThrowsEndsItAndIsThrownOn) {
  std::atomic<int> calls = 0;
  const auto work = [&](std::size_t i) {
    ++calls;
    if (i == 3) throw std::runtime_error("three");
  };
  EXPECT_THROW(in_parallel(1'000'000'000, 2, work), std::runtime_error);
  EXPECT_LT(calls, 1'000'000'000);
}

}  // namespace
}  // namespace fieldloop
