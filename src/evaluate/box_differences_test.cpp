#include "evaluate/box_differences.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

constexpr NormBox kLeftBox{0.1F, 0.1F, 0.3F, 0.3F};
constexpr NormBox kRightBox{0.6F, 0.1F, 0.8F, 0.3F};

ModelBox box(const std::string& name, const NormBox& where, double confidence) {
  return {name, confidence, where, false};
}

TEST(BoxDifferences, TheSameBoxesDoNotDiffer) {
  const auto result = difference_of({box("deer", kLeftBox, 0.9)}, {box("deer", kLeftBox, 0.4)});
  EXPECT_EQ(result.only_a + result.only_b, 0);
  EXPECT_EQ(result.difference, 0);
  EXPECT_TRUE(result.a[0].matched && result.b[0].matched);
}

TEST(BoxDifferences, WhatOnlyOneFoundCountsWithItsConfidence) {
  const auto result =
      difference_of({box("deer", kLeftBox, 0.9)}, {box("deer", kLeftBox, 0.8), box("deer", kRightBox, 0.5)});
  EXPECT_EQ(result.only_a, 0);
  EXPECT_EQ(result.only_b, 1);
  EXPECT_DOUBLE_EQ(result.difference, 0.5);
}

TEST(BoxDifferences, AnotherClassAtTheSamePlaceDiffers) {
  const auto result = difference_of({box("deer", kLeftBox, 0.9)}, {box("fox", kLeftBox, 0.6)});
  EXPECT_EQ(result.only_a, 1);
  EXPECT_EQ(result.only_b, 1);
  EXPECT_DOUBLE_EQ(result.difference, 1.5);
}

TEST(BoxDifferences, ABoxMatchesOnceAndTheBestPairFirst) {
  const NormBox near{0.12F, 0.1F, 0.32F, 0.3F};
  const auto result =
      difference_of({box("deer", kLeftBox, 0.9), box("deer", near, 0.8)}, {box("deer", near, 0.7)});
  EXPECT_EQ(result.only_a, 1);
  EXPECT_FALSE(result.a[0].matched);
  EXPECT_TRUE(result.a[1].matched);
}

TEST(BoxDifferences, NothingAgainstNothing) { EXPECT_EQ(difference_of({}, {}).difference, 0); }

}  // namespace
}  // namespace fieldloop
