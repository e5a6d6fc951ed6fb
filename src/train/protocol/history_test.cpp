#include "train/protocol/history.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

EpochRecord record(int epoch, double map50_95) {
  EpochRecord result;
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

TEST(History, ARecordSurvivesJson) {
  auto before = record(4, 0.25);
  before.loss_dfl = 0.125;
  const auto after = nlohmann::json(before).get<EpochRecord>();
  EXPECT_EQ(after.epoch, 4);
  EXPECT_EQ(after.map50_95, 0.25);
  EXPECT_EQ(after.loss_dfl, 0.125);
}

}  // namespace
}  // namespace fieldloop
