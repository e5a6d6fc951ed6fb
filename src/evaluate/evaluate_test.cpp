#include "evaluate/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/error.h"
#include "evaluate/average_precision.h"
#include "evaluate/matching.h"

namespace fieldloop {
namespace {

const PixelBox kLeft{0, 0, 100, 100};
const PixelBox kRight{200, 0, 300, 100};
const PixelBox kNowhere{400, 400, 450, 450};

PixelBox overlapping_left_by(float iou_with_left) { return {0, 0, 100, 100 * iou_with_left}; }

EvaluatedPhoto two_animals() {
  return {{{kLeft, 0}, {kRight, 0}}, {{kLeft, 0, 0.9F}, {kNowhere, 0, 0.8F}, {kRight, 0, 0.7F}}};
}

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

// The definition, taken literally: for every confidence, match afresh what is at or above it; a recall's
// precision is the best at that recall or a greater one.
namespace literal {

int matches(const EvaluatedPhoto& photo, int class_id, float cut, float iou_threshold) {
  auto detections = photo.detections;
  std::erase_if(detections, [&](const auto& d) { return d.class_id != class_id || d.confidence < cut; });
  std::sort(detections.begin(), detections.end(),
            [](const auto& x, const auto& y) { return x.confidence > y.confidence; });
  std::set<std::size_t> used;
  for (const auto& d : detections) {
    float best_iou = iou_threshold;
    std::size_t best = photo.truth.size();
    for (std::size_t t = 0; t < photo.truth.size(); ++t)
      if (photo.truth[t].class_id == class_id && !used.contains(t) &&
          iou(d.box, photo.truth[t].box) >= best_iou) {
        best_iou = iou(d.box, photo.truth[t].box);
        best = t;
      }
    if (best < photo.truth.size()) used.insert(best);
  }
  return static_cast<int>(used.size());
}

struct Totals {
  int truths = 0, detections = 0, matched = 0;
};

Totals totals(const std::vector<EvaluatedPhoto>& photos, int class_id, float cut, float iou_threshold) {
  Totals result;
  for (const auto& photo : photos) {
    for (const auto& t : photo.truth) result.truths += t.class_id == class_id;
    for (const auto& d : photo.detections) result.detections += d.class_id == class_id && d.confidence >= cut;
    result.matched += matches(photo, class_id, cut, iou_threshold);
  }
  return result;
}

double average_precision(const std::vector<EvaluatedPhoto>& photos, int class_id, float iou_threshold) {
  std::set<float> cuts;
  for (const auto& photo : photos)
    for (const auto& d : photo.detections) cuts.insert(d.confidence);
  std::vector<double> best(101, 0);
  for (const float cut : cuts) {
    const auto at = totals(photos, class_id, cut, iou_threshold);
    if (at.matched == 0) continue;
    const double recall = static_cast<double>(at.matched) / at.truths;
    const double precision = static_cast<double>(at.matched) / at.detections;
    for (std::size_t r = 0; r <= 100 && recall >= static_cast<double>(r) * 0.01; ++r)
      best[r] = std::max(best[r], precision);
  }
  double sum = 0;
  for (const double b : best) sum += b;
  return sum / 101;
}

}  // namespace literal

class RandomPhotos {
 public:
  explicit RandomPhotos(unsigned seed) : random_(seed) {}

  PixelBox box() {
    const float x = real(0, 80);
    const float y = real(0, 80);
    return {x, y, x + real(20, 60), y + real(20, 60)};
  }

  // Confidences are unequal within a photo and often equal between photos.
  EvaluatedPhoto photo() {
    EvaluatedPhoto result;
    for (int i = whole(0, 4); i > 0; --i) result.truth.push_back({box(), whole(0, 2)});
    for (const auto& truth : result.truth)
      for (int i = whole(0, 2); i > 0; --i) add_detection(result, shaken(truth.box), truth.class_id);
    for (int i = whole(0, 3); i > 0; --i) add_detection(result, box(), whole(0, 2));
    return result;
  }

  std::vector<EvaluatedPhoto> photos(std::size_t count) {
    std::vector<EvaluatedPhoto> result(count);
    std::generate(result.begin(), result.end(), [this] { return photo(); });
    return result;
  }

  template <class T>
  void shuffle(std::vector<T>& items) {
    std::shuffle(items.begin(), items.end(), random_);
  }

 private:
  int whole(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
  float real(float low, float high) { return std::uniform_real_distribution(low, high)(random_); }
  PixelBox shaken(const PixelBox& b) {
    return {b.x_min + real(-8, 8), b.y_min + real(-8, 8), b.x_max + real(-8, 8), b.y_max + real(-8, 8)};
  }
  void add_detection(EvaluatedPhoto& photo, const PixelBox& where, int class_id) {
    const auto rank = static_cast<float>(photo.detections.size());
    photo.detections.push_back({where, class_id, (rank + 20.F * static_cast<float>(whole(0, 4))) / 100});
  }

  std::mt19937 random_;
};

TEST(EvaluateProperty, AgreesWithTheLiteralDefinition) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto photos = RandomPhotos(seed).photos(12);
    for (const auto& c : evaluate(photos).classes) {
      EXPECT_NEAR(c.ap50, literal::average_precision(photos, c.class_id, 0.5F), 1e-12) << "seed " << seed;
      double mean = 0;
      for (int step = 0; step < 10; ++step)
        mean += literal::average_precision(photos, c.class_id, static_cast<float>(0.5 + 0.05 * step)) / 10;
      EXPECT_NEAR(c.ap50_95, mean, 1e-12) << "seed " << seed;
    }
  }
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
    EXPECT_NEAR(average_precision(ranked.at(c.class_id), 0, weights), c.ap50, 1e-12);
}

TEST(CompareMap50, OfAModelWithItselfIsZeroWithAZeroInterval) {
  const auto photos = RandomPhotos(1).photos(40);
  const auto result = compare_map50(photos, photos);
  EXPECT_EQ(result.difference, 0);
  EXPECT_EQ(result.low, 0);
  EXPECT_EQ(result.high, 0);
}

std::vector<EvaluatedPhoto> without_every_third_detection(std::vector<EvaluatedPhoto> photos) {
  std::size_t i = 0;
  for (auto& photo : photos) std::erase_if(photo.detections, [&](const auto&) { return ++i % 3 == 0; });
  return photos;
}

TEST(CompareMap50, IsTheDifferenceOfTheTwoEvaluations) {
  const auto a = RandomPhotos(2).photos(60);
  const auto b = without_every_third_detection(a);
  const auto result = compare_map50(a, b);
  EXPECT_NEAR(result.difference, evaluate(b).map50 - evaluate(a).map50, 1e-12);
  EXPECT_LT(result.low, result.difference);
  EXPECT_GT(result.high, result.difference);
}

TEST(CompareMap50, ExcludesZeroOnlyWhereOneModelIsClearlyBetter) {
  const auto good = RandomPhotos(3).photos(80);
  auto blind = good;
  for (auto& photo : blind) photo.detections.clear();
  EXPECT_LT(compare_map50(good, blind).high, 0);
  auto once_better = good;
  for (const auto& truth : once_better[0].truth)
    once_better[0].detections.push_back({truth.box, truth.class_id, 1});
  EXPECT_LE(compare_map50(good, once_better).low, 0);
}

TEST(CompareMap50, IsReproducibleFromItsSeed) {
  const auto a = RandomPhotos(4).photos(30);
  const auto b = without_every_third_detection(a);
  EXPECT_EQ(compare_map50(a, b, 200, 7).low, compare_map50(a, b, 200, 7).low);
  EXPECT_NE(compare_map50(a, b, 200, 7).low, compare_map50(a, b, 200, 8).low);
}

TEST(CompareMap50, OfOnePhotoHasAPointAsInterval) {
  const EvaluatedPhoto blind{two_animals().truth, {}};
  const auto result = compare_map50({blind}, {two_animals()}, 5);
  EXPECT_DOUBLE_EQ(result.low, result.difference);
  EXPECT_DOUBLE_EQ(result.high, result.difference);
  EXPECT_DOUBLE_EQ(result.difference, evaluate({two_animals()}).map50);
}

TEST(CompareMap50, RefusesListsOfDifferentLength) { EXPECT_THROW(compare_map50({two_animals()}, {}), Error); }

}  // namespace
}  // namespace fieldloop
