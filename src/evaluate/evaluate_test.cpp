#include "evaluate/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evaluate/average_precision.h"
#include "evaluate/matching.h"
#include "evaluate/measures.h"
#include "evaluate/random_photos_for_tests.h"
#include "evaluate/two_animals_for_tests.h"

namespace fieldloop {
namespace {

PixelBox overlapping_left_by(float iou_with_left) { return {0, 0, 100, 100 * iou_with_left}; }

TEST(AveragePrecision, IsOneWhenEveryTruthIsFoundAndNothingElse) {
  const auto metrics = evaluate({{{{kLeft, 0}, {kRight, 0}}, {{kLeft, 0, 0.9F}, {kRight, 0, 0.3F}}}});
  EXPECT_DOUBLE_EQ(metrics.map50, 1);
  EXPECT_DOUBLE_EQ(metrics.map50_95, 1);
}

TEST(AveragePrecision, FollowsThe101PointsOfCoco) {
  // Recall 0.5 at precision 1 covers the points 0.00 to 0.50, recall 1 at precision 2/3 the other fifty.
  EXPECT_NEAR(evaluate({two_animals()}).map50, (51 * 1.0 + 50 * 2 / 3.0) / 101, 1e-12);
}

TEST(AveragePrecision, CountsTheIouThresholdsThatABoxReaches) {
  const auto metrics = evaluate({{{{kLeft, 0}}, {{overlapping_left_by(0.72F), 0, 0.9F}}}});
  EXPECT_DOUBLE_EQ(metrics.map50, 1);
  EXPECT_NEAR(metrics.map50_95, 0.5, 1e-12);  // 0.50, 0.55, 0.60, 0.65, 0.70 of ten
}

TEST(AveragePrecision, AnOverlapOfExactlyTheThresholdIsAMatch) {
  EXPECT_DOUBLE_EQ(evaluate({{{{kLeft, 0}}, {{overlapping_left_by(0.5F), 0, 0.9F}}}}).map50, 1);
  EXPECT_DOUBLE_EQ(evaluate({{{{kLeft, 0}}, {{overlapping_left_by(0.49F), 0, 0.9F}}}}).map50, 0);
}

TEST(AveragePrecision, ASecondBoxOnTheSameAnimalIsAFalsePositive) {
  const auto metrics = evaluate({{{{kLeft, 0}}, {{kLeft, 0, 0.9F}, {kLeft, 0, 0.8F}}}});
  EXPECT_DOUBLE_EQ(metrics.precision, 0.5);
  EXPECT_DOUBLE_EQ(metrics.recall, 1);
}

TEST(AveragePrecision, IsTheMeanOverClassesThatHaveTruth) {
  const auto metrics =
      evaluate({{{{kLeft, 0}, {kRight, 2}}, {{kLeft, 0, 0.9F}, {kRight, 1, 0.9F}, {kNowhere, 5, 0.9F}}}});
  EXPECT_DOUBLE_EQ(metrics.map50, 0.5);
  ASSERT_EQ(metrics.classes.size(), 2U);
  EXPECT_EQ(metrics.classes[1].class_id, 2);
  EXPECT_EQ(metrics.classes[1].truths, 1);
  EXPECT_DOUBLE_EQ(metrics.classes[1].ap50, 0);
  EXPECT_NEAR(metrics.precision, 1 / 3.0, 1e-12);
}

TEST(AveragePrecision, TakesOnlyTheMostConfidentDetectionsOfAPhotoAndClass) {
  EvaluationOptions options;
  options.max_detections = 1;
  EXPECT_NEAR(evaluate({two_animals()}, options).map50, 51.0 / 101, 1e-12);
  const EvaluatedPhoto two_classes{{{kLeft, 0}, {kRight, 1}}, {{kLeft, 0, 0.9F}, {kRight, 1, 0.8F}}};
  EXPECT_DOUBLE_EQ(evaluate({two_classes}, options).map50, 1);
}

TEST(Rates, CountAtTheThresholdOnly) {
  const std::vector<EvaluatedPhoto> photos{
      {{{kLeft, 0}, {kRight, 0}}, {{kLeft, 0, 0.25F}, {kRight, 0, 0.2F}}},
      {{}, {{kLeft, 0, 0.24F}}},
      {{}, {{kLeft, 0, 0.1F}, {kRight, 0, 0.25F}}},
      {{}, {}},
      {{}, {}}};
  const auto metrics = evaluate(photos);
  EXPECT_EQ(metrics.photos, 5);
  EXPECT_DOUBLE_EQ(metrics.precision, 0.5);
  EXPECT_DOUBLE_EQ(metrics.recall, 0.5);
  EXPECT_DOUBLE_EQ(metrics.f1, 0.5);
  EXPECT_DOUBLE_EQ(metrics.false_positive_rate.value(), 0.25);
  EXPECT_DOUBLE_EQ(metrics.false_negative_rate.value(), 0.5);
}

TEST(Rates, AreAbsentWithoutEmptyPhotosOrWithoutTruth) {
  EXPECT_FALSE(evaluate({two_animals()}).false_positive_rate.has_value());
  EXPECT_FALSE(evaluate({{{}, {}}}).false_negative_rate.has_value());
}

TEST(Evaluate, OfNothingIsZero) {
  const auto metrics = evaluate({});
  EXPECT_EQ(metrics.photos, 0);
  EXPECT_EQ(metrics.map50, 0);
  EXPECT_EQ(metrics.precision, 0);
}

TEST(Match, GivesADetectionTheTruthItOverlapsMost) {
  const PixelBox shifted{30, 0, 130, 100};
  const EvaluatedPhoto photo{{{kLeft, 0}, {shifted, 0}}, {{{28, 0, 128, 100}, 0, 0.9F}, {kLeft, 0, 0.5F}}};
  const auto matching = match(photo, 0.25F);
  EXPECT_EQ(matching.detection_correct, (std::vector<bool>{true, true}));
  EXPECT_EQ(matching.truth_found, (std::vector<bool>{true, true}));
}

TEST(Match, IgnoresOtherClassesAndDetectionsBelowTheThreshold) {
  const EvaluatedPhoto photo{{{kLeft, 0}, {kRight, 1}}, {{kLeft, 1, 0.9F}, {kRight, 1, 0.2F}}};
  const auto matching = match(photo, 0.25F);
  EXPECT_EQ(matching.detection_correct, (std::vector<bool>{false, false}));
  EXPECT_EQ(matching.truth_found, (std::vector<bool>{false, false}));
}

TEST(EvaluateProperty, OrderOfPhotosTruthsAndTiedDetectionsDoesNotMatter) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    RandomPhotos random(seed);
    auto photos = random.photos(15);
    for (auto& photo : photos)
      for (auto& d : photo.detections) d.confidence = d.confidence > 0.5F ? 0.75F : 0.3F;
    const auto before = evaluate(photos);
    random.shuffle(photos);
    for (auto& photo : photos) {
      random.shuffle(photo.truth);
      random.shuffle(photo.detections);
    }
    const auto after = evaluate(photos);
    EXPECT_NEAR(before.map50, after.map50, 1e-12) << "seed " << seed;
    EXPECT_NEAR(before.map50_95, after.map50_95, 1e-12) << "seed " << seed;
    EXPECT_DOUBLE_EQ(before.precision, after.precision) << "seed " << seed;
    EXPECT_DOUBLE_EQ(before.recall, after.recall) << "seed " << seed;
  }
}

TEST(EvaluateProperty, AFalsePositiveNeverRaisesAnything) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    auto photos = RandomPhotos(seed).photos(10);
    const auto before = evaluate(photos);
    photos[seed % 10].detections.push_back({kNowhere, 0, static_cast<float>(seed) / 50});
    const auto after = evaluate(photos);
    EXPECT_LE(after.map50, before.map50 + 1e-12) << "seed " << seed;
    EXPECT_LE(after.map50_95, before.map50_95 + 1e-12) << "seed " << seed;
    EXPECT_LE(after.precision, before.precision + 1e-12) << "seed " << seed;
    EXPECT_DOUBLE_EQ(after.recall, before.recall) << "seed " << seed;
  }
}

TEST(EvaluateProperty, CountingAPhotoTwiceIsTheSameAsHavingItTwice) {
  const auto photos = RandomPhotos(5).photos(6);
  const std::vector<int> weights{2, 0, 1, 3, 0, 1};
  std::vector<EvaluatedPhoto> repeated;
  for (std::size_t i = 0; i < photos.size(); ++i)
    repeated.insert(repeated.end(), static_cast<std::size_t>(weights[i]), photos[i]);
  const auto ranked = rank_by_class(photos, 100, kIouSteps);
  for (const auto& c : evaluate(repeated).classes)
    EXPECT_NEAR(average_precisions(ranked.at(c.class_id), kIouSteps, weights)[0], c.ap50, 1e-12);
  const auto values = WeightedMeasures(photos).at(weights);
  const auto metrics = evaluate(repeated);
  EXPECT_NEAR(values[static_cast<std::size_t>(Measure::kMap50_95)].value(), metrics.map50_95, 1e-12);
  EXPECT_NEAR(values[static_cast<std::size_t>(Measure::kPrecision)].value(), metrics.precision, 1e-12);
}

}  // namespace
}  // namespace fieldloop
