#include "train/run/history.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

EpochFigures record(int epoch, double map50_95) {
  EpochFigures result;
  result.epoch = epoch;
  result.map50_95 = map50_95;
  result.map50 = map50_95;
  return result;
}

TEST(History, TheLatestOfTheNearlyFittestEpochsIsKept) {
  EXPECT_EQ(kept_epoch({}).epoch, 0);
  EXPECT_EQ(kept_epoch({record(1, 0.5), record(2, 0.6), record(3, 0.595)}).epoch, 3);
  EXPECT_EQ(kept_epoch({record(1, 0.5), record(2, 0.6), record(3, 0.58)}).epoch, 2);
}

TEST(History, AShareOfTheFittestIsNotLostStepByStep) {
  EXPECT_EQ(kept_epoch({record(1, 0.600), record(2, 0.595), record(3, 0.588)}).epoch, 2);
}

}  // namespace
}  // namespace fieldloop
