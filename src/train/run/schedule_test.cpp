#include "train/run/schedule.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

TEST(Schedule, WarmsUpToThePeakAndFallsToAHundredthOfIt) {
  const Schedule schedule{0.001, 480};
  EXPECT_LT(schedule.rate_at(0), 0.0001);
  EXPECT_NEAR(schedule.rate_at(30), 0.001, 1e-9);
  EXPECT_NEAR(schedule.rate_at(255), 0.000505, 1e-5);
  EXPECT_NEAR(schedule.rate_at(479), 0.00001, 1e-6);
}

TEST(Schedule, AVeryShortRunStillHasAPositiveRate) { EXPECT_GT((Schedule{0.001, 1}.rate_at(0)), 0); }

}  // namespace
}  // namespace fieldloop
