#include "home/refreshed.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace fieldloop {
namespace {

class RefreshedTest : public testing::Test {
 protected:
  int compute() {
    ++computed_;
    const auto end = std::chrono::steady_clock::now() + takes_;
    while (std::chrono::steady_clock::now() < end) std::this_thread::yield();
    return truth_;
  }

  int truth_ = 1;
  int computed_ = 0;
  std::uint64_t version_ = 0;
  std::chrono::milliseconds takes_{0};
  // Asks for a newer value and gives it the rest it needs before it is computed.
  void renew_at_last() {
    value_.get();
    while (!value_.renew()) std::this_thread::yield();
  }

  int renewals_ = 0;
  Refreshed<int> value_{[this] { return compute(); }, [this] { return version_; }, [this] { ++renewals_; }};
};

TEST_F(RefreshedTest, IsComputedOnceUntilSomethingChanges) {
  EXPECT_EQ(*value_.get(), 1);
  truth_ = 2;
  EXPECT_EQ(*value_.get(), 1);
  EXPECT_EQ(computed_, 1);
  ++version_;
  EXPECT_EQ(*value_.get(), 2);
  EXPECT_FALSE(value_.renew());
}

TEST_F(RefreshedTest, HandsOutTheLastValueWhileASlowOneIsDue) {
  takes_ = std::chrono::milliseconds(60);
  EXPECT_TRUE(value_.renew());
  truth_ = 2;
  ++version_;
  EXPECT_EQ(*value_.get(), 1);
  EXPECT_FALSE(value_.renew()) << "it rests twenty times as long as it took";
  EXPECT_EQ(computed_, 1);
}

TEST_F(RefreshedTest, TellsOnceWhenAnotherValueReplacesTheOneThatWasHandedOut) {
  takes_ = Refreshed<int>::kQuick + std::chrono::milliseconds(2);
  EXPECT_TRUE(value_.renew());
  EXPECT_EQ(renewals_, 0) << "nobody has an older value";
  ++version_;
  renew_at_last();
  EXPECT_EQ(renewals_, 0) << "the value is the same";
  truth_ = 2;
  ++version_;
  renew_at_last();
  EXPECT_EQ(renewals_, 1);
  EXPECT_EQ(*value_.get(), 2);
  EXPECT_FALSE(value_.renew());
  EXPECT_EQ(renewals_, 1);
}

TEST_F(RefreshedTest, IsComputedAgainAfterAFailure) {
  bool fails = true;
  Refreshed<int> value([&] { return fails ? throw std::runtime_error("no") : 3; }, [] { return 0; });
  EXPECT_THROW(value.get(), std::runtime_error);
  fails = false;
  EXPECT_EQ(*value.get(), 3);
}

}  // namespace
}  // namespace fieldloop
