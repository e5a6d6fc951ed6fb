#include "evaluate/field_performance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace fieldloop {
namespace {

// Photos of bursts of their own, beginning with number `burst`.
std::vector<JudgedPhoto> photos(int count, const JudgedPhoto& like, int burst = 0) {
  std::vector<JudgedPhoto> list(static_cast<std::size_t>(count), like);
  for (auto& photo : list) photo.burst = burst++;
  return list;
}

std::vector<JudgedPhoto> operator+(std::vector<JudgedPhoto> a, const std::vector<JudgedPhoto>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const JudgedPhoto kJudgedRight{.alarm = true, .right = 1};
const JudgedPhoto kJudgedWrong{.alarm = true, .wrong = 1};
const JudgedPhoto kJudgedMissed{.alarm = false, .missed = 1};
const JudgedPhoto kJudgedEmpty{.alarm = false};

TEST(Wilson, IsTheScoreInterval) {
  // 8 of 10: 0.490 to 0.943.
  const auto estimate = wilson(0.8, 10);
  EXPECT_NEAR(estimate.low, 0.490, 0.001);
  EXPECT_NEAR(estimate.high, 0.943, 0.001);
  EXPECT_EQ(wilson(1, 20).high, 1);
  EXPECT_LT(wilson(1, 20).low, 0.9);
}

TEST(FieldPerformance, GivesTheShareOfRightBoxesAsPrecision) {
  const auto result = field_performance(photos(30, kJudgedRight) + photos(10, kJudgedWrong, 100), {40, 0});
  ASSERT_TRUE(result.precision);
  EXPECT_DOUBLE_EQ(result.precision->value, 0.75);
  EXPECT_EQ(result.precision->observations, 40);
  EXPECT_EQ(result.photos, 40);
}

TEST(FieldPerformance, ShowsNothingFromTooFewObservations) {
  EXPECT_FALSE(field_performance(photos(9, kJudgedRight), {9, 0}).precision);
  EXPECT_FALSE(field_performance(photos(9, kJudgedRight), {9, 0}).recall);
  EXPECT_TRUE(field_performance(photos(10, kJudgedRight), {10, 0}).recall);
}

TEST(FieldPerformance, CountsABurstOnce) {
  auto burst = photos(50, kJudgedRight);
  for (auto& photo : burst) photo.burst = 1;
  EXPECT_FALSE(field_performance(burst, {50, 0}).precision);
  const auto many = field_performance(burst + photos(20, kJudgedRight, 2), {70, 0});
  ASSERT_TRUE(many.precision);
  EXPECT_EQ(many.precision->observations, 21);
}

TEST(FieldPerformance, DoesNotForgetAnimalsOnTheManyPhotosWithoutABox) {
  // One in ten of the photos without a box hides an animal, and there are 900 of them: 90 missed, 100 found.
  const auto judged =
      photos(20, kJudgedRight) + photos(18, kJudgedEmpty, 100) + photos(2, kJudgedMissed, 200);
  const auto result = field_performance(judged, {100, 900});
  ASSERT_TRUE(result.recall);
  EXPECT_NEAR(result.recall->value, 100 / 190.0, 1e-9);
  EXPECT_LT(result.recall->low, 0.4);
  EXPECT_GT(result.recall->high, 0.7);
}

TEST(FieldPerformance, GivesNoRecallWhileNobodyLookedAtThePhotosWithoutABox) {
  const auto result = field_performance(photos(50, kJudgedRight), {50, 1000});
  EXPECT_TRUE(result.precision);
  EXPECT_FALSE(result.recall);
  EXPECT_EQ(result.silent_bursts, 0);
}

TEST(FieldPerformance, IsUncertainAboutRecallEvenWhenNoMissWasSeen) {
  const auto few = field_performance(photos(50, kJudgedRight) + photos(10, kJudgedEmpty, 100), {50, 1000});
  const auto many = field_performance(photos(50, kJudgedRight) + photos(500, kJudgedEmpty, 100), {50, 1000});
  ASSERT_TRUE(few.recall && many.recall);
  EXPECT_DOUBLE_EQ(few.recall->value, 1);
  EXPECT_LT(few.recall->low, 0.3);
  EXPECT_GT(many.recall->low, few.recall->low);
}

TEST(FieldPerformance, TakesABoxJudgedAloneForPrecisionOnly) {
  auto boxes = photos(20, kJudgedWrong, 500);
  for (auto& photo : boxes) photo.whole = false;
  const auto result = field_performance(photos(20, kJudgedRight) + boxes, {40, 0});
  EXPECT_DOUBLE_EQ(result.precision->value, 0.5);
  EXPECT_DOUBLE_EQ(result.recall->value, 1);
}

TEST(FieldPerformance, DoesNotDependOnTheOrderOfThePhotos) {
  auto judged = photos(20, kJudgedRight) + photos(18, kJudgedEmpty, 100) + photos(4, kJudgedMissed, 200);
  const auto before = field_performance(judged, {100, 900});
  std::ranges::reverse(judged);
  const auto after = field_performance(judged, {100, 900});
  EXPECT_EQ(before.recall->low, after.recall->low);
  EXPECT_EQ(before.recall->high, after.recall->high);
}

// A model that finds 70 % of the animals; people judge a part of the photos, fewer of those without a box.
TEST(FieldPerformance, CoversTheTruthAbout95TimesIn100) {
  std::mt19937 random(7);
  const auto chance = [&](double p) { return std::bernoulli_distribution(p)(random); };
  int precision_covered = 0, recall_covered = 0;
  constexpr int kTrials = 300;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<JudgedPhoto> judged;
    Population population;
    int right = 0, wrong = 0, missed = 0;
    for (int burst = 0; burst < 2000; ++burst) {
      const bool animal = chance(0.3);
      JudgedPhoto photo{.burst = burst};
      photo.right = animal && chance(0.7) ? 1 : 0;
      photo.missed = animal && photo.right == 0 ? 1 : 0;
      photo.wrong = chance(0.1) ? 1 : 0;
      photo.alarm = photo.right + photo.wrong > 0;
      (photo.alarm ? population.alarms : population.silent)++;
      right += photo.right, wrong += photo.wrong, missed += photo.missed;
      if (chance(photo.alarm ? 0.3 : 0.1)) judged.push_back(photo);
    }
    const auto result = field_performance(judged, population);
    const auto covers = [](const Estimate& estimate, int yes, int no) {
      const double truth = static_cast<double>(yes) / (yes + no);
      return estimate.low <= truth && truth <= estimate.high ? 1 : 0;
    };
    precision_covered += covers(*result.precision, right, wrong);
    recall_covered += covers(*result.recall, right, missed);
  }
  EXPECT_GE(precision_covered, kTrials * 92 / 100);
  EXPECT_GE(recall_covered, kTrials * 92 / 100);
}

}  // namespace
}  // namespace fieldloop
