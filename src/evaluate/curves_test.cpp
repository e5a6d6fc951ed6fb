#include "evaluate/curves.h"

#include <gtest/gtest.h>

#include <numeric>

#include "evaluate/calibration.h"
#include "evaluate/confusion.h"
#include "evaluate/random_photos_for_tests.h"
#include "evaluate/two_animals_for_tests.h"

namespace fieldloop {
namespace {

TEST(PerformanceCurves, GiveThePrecisionAtEachRecall) {
  const auto curves = performance_curves({two_animals()});
  ASSERT_EQ(curves.size(), 2U);  // all, and the only class
  EXPECT_FALSE(curves[0].class_id.has_value());
  EXPECT_EQ(curves[1].class_id, 0);
  EXPECT_DOUBLE_EQ(curves[1].precision_at_recall[50], 1);
  EXPECT_DOUBLE_EQ(curves[1].precision_at_recall[51], 2 / 3.0);
  EXPECT_DOUBLE_EQ(curves[1].precision_at_recall[100], 2 / 3.0);
}

TEST(PerformanceCurves, MeanPrecisionOverRecallIsTheAveragePrecision) {
  const auto photos = RandomPhotos(1).photos_with_crowds(30);
  const auto precision = performance_curves(photos).front().precision_at_recall;
  EXPECT_NEAR(std::accumulate(precision.begin(), precision.end(), 0.0) / 101, evaluate(photos).map50, 1e-12);
}

TEST(PerformanceCurves, FindTheConfidenceOfTheBestF1) {
  const auto best = performance_curves({two_animals()}).front().best_f1;
  EXPECT_FLOAT_EQ(best.confidence, 0.7F);
  EXPECT_DOUBLE_EQ(best.precision, 2 / 3.0);
  EXPECT_DOUBLE_EQ(best.recall, 1);
  EXPECT_DOUBLE_EQ(best.f1, 0.8);
}

TEST(PerformanceCurves, AtAThresholdAreWhatEvaluateMeasuresThere) {
  const auto photos = RandomPhotos(5).photos_with_crowds(30);
  const auto curves = performance_curves(photos).front();
  ASSERT_EQ(curves.by_confidence.size(), 101U);
  for (const std::size_t i : {0U, 25U, 40U, 83U}) {
    const auto& point = curves.by_confidence[i];
    const auto metrics = evaluate(photos, {.threshold = point.confidence});
    EXPECT_DOUBLE_EQ(point.precision, metrics.precision) << i;
    EXPECT_DOUBLE_EQ(point.recall, metrics.recall) << i;
    EXPECT_NEAR(point.f1, metrics.f1, 1e-12) << i;
    EXPECT_LE(point.f1, curves.best_f1.f1) << i;
  }
}

TEST(PerformanceCurves, AreNoneWithoutTruth) {
  EXPECT_TRUE(performance_curves({{{}, {{kLeft, 0, 0.9F}}}}).empty());
}

TEST(Confusion, CountsWhatWasTakenForWhat) {
  const EvaluatedPhoto photo{{{kLeft, 0}, {kRight, 1}, {{0, 300, 100, 400}, 2}},
                             {{kLeft, 0, 0.9F}, {kRight, 2, 0.8F}, {kNowhere, 1, 0.7F}, {kLeft, 0, 0.1F}}};
  const auto matrix = confusion_matrix({photo}, 3);
  EXPECT_EQ(matrix.at(0, 0), 1);
  EXPECT_EQ(matrix.at(1, 2), 1);
  EXPECT_EQ(matrix.at(2, matrix.background()), 1);
  EXPECT_EQ(matrix.at(matrix.background(), 1), 1);
  int sum = 0;
  for (int row = 0; row <= 3; ++row)
    for (int column = 0; column <= 3; ++column) sum += matrix.at(row, column);
  EXPECT_EQ(sum, 4);
}

TEST(Confusion, LetsABoxOfTheRightClassHaveTheAnimal) {
  const EvaluatedPhoto photo{{{kLeft, 0}}, {{kLeft, 1, 0.9F}, {{0, 0, 100, 80}, 0, 0.5F}}};
  const auto matrix = confusion_matrix({photo}, 2);
  EXPECT_EQ(matrix.at(0, 0), 1);
  EXPECT_EQ(matrix.at(0, 1), 0);
  EXPECT_EQ(matrix.at(matrix.background(), 1), 1);
}

TEST(Confusion, LeavesCrowdsOut) {
  const EvaluatedPhoto photo{{{kLeft, 0, true}}, {{kLeft, 0, 0.9F}, {kLeft, 0, 0.8F}}};
  const auto matrix = confusion_matrix({photo}, 1);
  EXPECT_EQ(matrix.at(0, 0) + matrix.at(0, 1) + matrix.at(1, 0), 0);
}

TEST(Confusion, ItsDiagonalIsWhatRecallCounts) {
  const auto photos = RandomPhotos(2).photos_with_crowds(40);
  const auto matrix = confusion_matrix(photos, 3);
  int found = 0;
  int truths = 0;
  for (int row = 0; row < 3; ++row) {
    found += matrix.at(row, row);
    for (int column = 0; column <= 3; ++column) truths += matrix.at(row, column);
  }
  EXPECT_NEAR(static_cast<double>(found) / truths, evaluate(photos).recall, 1e-12);
}

TEST(Calibration, IsTheMeanDistanceOfConfidenceAndShareOfCorrectBoxes) {
  // Two boxes near 0.9 of which one is right, one at 0.3 that is right.
  const std::vector<EvaluatedPhoto> photos{{{{kLeft, 0}}, {{kLeft, 0, 0.95F}}},
                                           {{}, {{kLeft, 0, 0.95F}}},
                                           {{{kLeft, 0}}, {{kLeft, 0, 0.3F}, {kRight, 0, 0.2F}}}};
  const auto result = calibration(photos);
  ASSERT_EQ(result.bins.size(), 10U);
  EXPECT_DOUBLE_EQ(result.bins.front().low, 0.25);
  EXPECT_DOUBLE_EQ(result.bins.back().high, 1);
  EXPECT_EQ(result.bins[0].boxes, 1);
  EXPECT_EQ(result.bins[9].boxes, 2);
  EXPECT_EQ(result.bins[9].correct, 1);
  EXPECT_NEAR(result.bins[9].confidence, 0.95, 1e-6);
  EXPECT_NEAR(result.expected_error.value(), (0.7 + 2 * 0.45) / 3, 1e-6);
}

TEST(Calibration, IsZeroWhereConfidenceIsTheProbability) {
  const EvaluatedPhoto right{{{kLeft, 0}}, {{kLeft, 0, 0.75F}}};
  const EvaluatedPhoto wrong{{{kLeft, 0}}, {{kNowhere, 0, 0.75F}}};
  EXPECT_NEAR(calibration({right, right, right, wrong}).expected_error.value(), 0, 1e-9);
}

TEST(Calibration, TakesAConfidenceOfOneAndHasNoErrorWithoutBoxes) {
  EXPECT_EQ(calibration({{{{kLeft, 0}}, {{kLeft, 0, 1.F}}}}).bins.back().boxes, 1);
  EXPECT_FALSE(calibration({{{{kLeft, 0}}, {{kLeft, 0, 0.2F}}}}).expected_error.has_value());
}

}  // namespace
}  // namespace fieldloop
