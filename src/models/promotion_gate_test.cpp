#include "models/promotion_gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fieldloop {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Gate, PassesABetterModelAndSaysWhy) {
  Figures a, b;
  a.map50 = 0.84;
  b.map50 = 0.86;
  const auto gate = decide_gate(a, b);
  EXPECT_TRUE(gate.passed);
  EXPECT_THAT(gate.reasons, ElementsAre("mAP50 rises (0.840 to 0.860).",
                                        "There is no empty photo to count false alarms on.",
                                        "There is no annotated animal to find."));
}

TEST(Gate, ShowsEvenATinyDifference) {
  Figures a, b;
  a.map50 = 0.8401;
  b.map50 = 0.84012;
  EXPECT_EQ(decide_gate(a, b).reasons.front(), "mAP50 rises (0.840100 to 0.840120).");
}

TEST(Gate, StopsAModelThatIsNoBetter) {
  Figures a, b;
  a.map50 = b.map50 = 0.84;
  a.false_positive_rate = b.false_positive_rate = 0.2;
  a.false_negative_rate = b.false_negative_rate = 0.1;
  const auto gate = decide_gate(a, b);
  EXPECT_FALSE(gate.passed);
  EXPECT_THAT(gate.reasons,
              ElementsAre("mAP50 stays at 0.840.", "Empty photos with a false alarm stay at 20.0 %.",
                          "Missed animals stay at 10.0 %.", "Nothing got better."));
}

TEST(Gate, AllowsASmallDropOnlyForFewerFalseAlarms) {
  Figures a, b;
  a.map50 = 0.84;
  b.map50 = 0.82;
  a.false_positive_rate = 0.5;
  b.false_positive_rate = 0.3;
  EXPECT_TRUE(decide_gate(a, b).passed);
  b.map50 = 0.8199;
  EXPECT_FALSE(decide_gate(a, b).passed);
  EXPECT_THAT(decide_gate(a, b).reasons.front(), HasSubstr("more than the 0.020 allowed"));
  b.map50 = 0.83;
  b.false_positive_rate = a.false_positive_rate;
  a.false_negative_rate = 0.2;
  b.false_negative_rate = 0.1;
  EXPECT_FALSE(decide_gate(a, b).passed);
  EXPECT_THAT(decide_gate(a, b).reasons.back(), HasSubstr("in exchange for fewer false alarms"));
}

TEST(Gate, FewerMissedAnimalsAreEnoughAtTheSameMap50) {
  Figures a, b;
  a.map50 = b.map50 = 0.8;
  a.false_negative_rate = 0.2;
  b.false_negative_rate = 0.1;
  EXPECT_TRUE(decide_gate(a, b).passed);
}

TEST(Gate, TellsHowSureEachDifferenceIs) {
  Figures a, b;
  a.map50 = 0.84;
  b.map50 = 0.86;
  a.false_positive_rate = 0.5;
  b.false_positive_rate = 0.25;
  MeasureDifferences differences;
  differences[static_cast<std::size_t>(Measure::kMap50)] = {0.02, {-0.011, 0.05}};
  differences[static_cast<std::size_t>(Measure::kFalsePositiveRate)] = {-0.25, {-0.4, -0.1}};
  EXPECT_THAT(decide_gate(a, b, differences).reasons,
              ElementsAre("mAP50 rises (0.840 to 0.860). With 95 % certainty the difference lies between "
                          "\u22120.011 and +0.050: it may be chance.",
                          "Empty photos with a false alarm fall from 50.0 % to 25.0 %. With 95 % certainty "
                          "the difference lies between \u221240.0 and \u221210.0 percentage points.",
                          "There is no annotated animal to find."));
}

TEST(Gate, TheAllowedDropIsAllowedToItsLastDigit) {
  Figures a, b;
  a.map50 = 0.5;
  b.map50 = 0.48;
  a.false_positive_rate = 0.5;
  b.false_positive_rate = 0.4;
  EXPECT_TRUE(decide_gate(a, b).passed);
  b.map50 = 0.4799;
  EXPECT_FALSE(decide_gate(a, b).passed);
}

TEST(Gate, ARiseOfMap50IsEnoughEvenWithMoreFalseAlarms) {
  Figures a, b;
  a.map50 = 0.5;
  b.map50 = 0.51;
  a.false_positive_rate = 0.1;
  b.false_positive_rate = 0.9;
  EXPECT_TRUE(decide_gate(a, b).passed);
}

TEST(Gate, ARateThatOnlyOneOfThemHasIsNoImprovement) {
  Figures a, b;
  a.map50 = b.map50 = 0.5;
  a.false_positive_rate = 0.5;
  b.false_negative_rate = 0.0;
  const auto gate = decide_gate(a, b);
  EXPECT_FALSE(gate.passed);
  EXPECT_EQ(gate.reasons.back(), "Nothing got better.");
}

TEST(Gate, CertaintyDecidesNothing) {
  Figures a, b;
  a.map50 = 0.5;
  b.map50 = 0.51;
  MeasureDifferences differences;
  differences[static_cast<std::size_t>(Measure::kMap50)] = {0.01, {-0.3, 0.3}};
  EXPECT_TRUE(decide_gate(a, b, differences).passed);
  differences[static_cast<std::size_t>(Measure::kMap50)] = {0.01, {0.01, 0.01}};
  EXPECT_THAT(decide_gate(a, b, differences).reasons, Not(Contains(HasSubstr("certainty"))));
}

}  // namespace
}  // namespace fieldloop
