#include "synthesize/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace fieldloop {
namespace {

TEST(Random, RepeatsItselfForTheSameSeed) {
  Random first(42), second(42), other(43);
  const std::uint64_t value = first.next();
  EXPECT_EQ(value, second.next());
  EXPECT_NE(value, other.next());
}

TEST(Random, StaysInItsRangesAndReachesBothEnds) {
  Random random(1);
  bool low = false, high = false;
  double sum = 0;
  for (int k = 0; k < 10'000; ++k) {
    const int value = random.integer(3, 5);
    ASSERT_GE(value, 3);
    ASSERT_LE(value, 5);
    low = low || value == 3;
    high = high || value == 5;
    sum += random.uniform(-1, 3);
  }
  EXPECT_TRUE(low && high);
  EXPECT_NEAR(sum / 10'000, 1, 0.05);
}

TEST(Random, NormalHasMeanZeroAndDeviationOne) {
  Random random(2);
  double sum = 0, squares = 0;
  for (int k = 0; k < 20'000; ++k) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / 20'000, 0, 0.03);
  EXPECT_NEAR(std::sqrt(squares / 20'000), 1, 0.03);
}

TEST(Random, SeedsOfDifferentPartsDiffer) { EXPECT_NE(mixed_seed(1, 2), mixed_seed(2, 1)); }

}  // namespace
}  // namespace fieldloop
