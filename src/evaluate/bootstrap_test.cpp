#include "evaluate/bootstrap.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "evaluate/groups.h"
#include "evaluate/random_photos_for_tests.h"

namespace fieldloop {
namespace {

constexpr auto kMap50 = static_cast<std::size_t>(Measure::kMap50);
constexpr auto kRecall = static_cast<std::size_t>(Measure::kRecall);
constexpr auto kFalsePositiveRate = static_cast<std::size_t>(Measure::kFalsePositiveRate);

const PixelBox kAnimal{0, 0, 100, 100};
const EvaluatedPhoto kFound{{{kAnimal, 0}}, {{kAnimal, 0, 0.9F}}};
const EvaluatedPhoto kMissed{{{kAnimal, 0}}, {}};

std::vector<EvaluatedPhoto> without_every_third_detection(std::vector<EvaluatedPhoto> photos) {
  std::size_t i = 0;
  for (auto& photo : photos) std::erase_if(photo.detections, [&](const auto&) { return ++i % 3 == 0; });
  return photos;
}

// `count` photos of which every second is missed.
std::vector<EvaluatedPhoto> half_missed(std::size_t count) {
  std::vector<EvaluatedPhoto> photos;
  for (std::size_t i = 0; i < count; ++i) photos.push_back(i % 2 == 0 ? kFound : kMissed);
  return photos;
}

TEST(Bootstrap, GivesTheBinomialIntervalOfARecall) {
  const auto interval = bootstrap(half_missed(100), {}, {.resamples = 4000}).at(kRecall).value();
  EXPECT_NEAR(interval.low, 0.5 - 1.96 * 0.05, 0.015);  // standard error of a half among 100 is 0.05
  EXPECT_NEAR(interval.high, 0.5 + 1.96 * 0.05, 0.015);
}

TEST(Bootstrap, IsWiderWhereOneBurstHoldsManyPhotos) {
  auto photos = half_missed(120);
  const auto alone = bootstrap(photos).at(kRecall).value();
  // Twelve bursts of ten photos each, all found or all missed.
  for (std::size_t i = 0; i < photos.size(); ++i) {
    const std::size_t burst = i / 10;
    photos[i] = burst % 2 == 0 ? kFound : kMissed;
    photos[i].burst = "burst " + std::to_string(burst);
  }
  const auto in_bursts = bootstrap(photos).at(kRecall).value();
  EXPECT_GT(in_bursts.high - in_bursts.low, 2.5 * (alone.high - alone.low));
}

TEST(Bootstrap, ContainsWhatIsMeasured) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    const auto photos = RandomPhotos(seed).photos(40);
    const auto measured = WeightedMeasures(photos).at(std::vector<int>(photos.size(), 1));
    const auto intervals = bootstrap(photos, {}, {.resamples = 300});
    for (std::size_t m = 0; m < kMeasures; ++m) {
      ASSERT_EQ(measured[m].has_value(), intervals[m].has_value());
      if (!measured[m]) continue;
      EXPECT_LE(intervals[m]->low, *measured[m]) << name_of(static_cast<Measure>(m));
      EXPECT_GE(intervals[m]->high, *measured[m]) << name_of(static_cast<Measure>(m));
    }
  }
}

TEST(Bootstrap, IsAbsentForWhatThePhotosCannotTell) {
  EXPECT_FALSE(bootstrap({kFound, kMissed}).at(kFalsePositiveRate).has_value());
  EXPECT_FALSE(bootstrap({EvaluatedPhoto{}, EvaluatedPhoto{}}).at(kRecall).has_value());
  EXPECT_FALSE(bootstrap({}).at(kMap50).has_value());
}

TEST(Compare, OfAModelWithItselfIsZeroWithAZeroInterval) {
  const auto photos = RandomPhotos(1).photos(40);
  for (const auto& result : compare(photos, photos)) {
    EXPECT_EQ(result.value().difference, 0);
    EXPECT_EQ(result.value().interval.low, 0);
    EXPECT_EQ(result.value().interval.high, 0);
  }
}

TEST(Compare, IsTheDifferenceOfTheTwoEvaluations) {
  const auto a = RandomPhotos(2).photos(60);
  const auto b = without_every_third_detection(a);
  const auto result = compare(a, b).at(kMap50).value();
  EXPECT_NEAR(result.difference, evaluate(b).map50 - evaluate(a).map50, 1e-12);
  EXPECT_LT(result.interval.low, result.difference);
  EXPECT_GT(result.interval.high, result.difference);
}

TEST(Compare, IsNarrowerThanTheIntervalsOfTheTwoModelsApart) {
  const auto a = RandomPhotos(6).photos(80);
  auto b = a;
  b[0].detections.clear();
  const auto apart = bootstrap(a).at(kMap50).value();
  const auto paired = compare(a, b).at(kMap50)->interval;
  EXPECT_LT(paired.high - paired.low, (apart.high - apart.low) / 3);
}

TEST(Compare, ExcludesZeroOnlyWhereOneModelIsClearlyBetter) {
  const auto good = RandomPhotos(3).photos(80);
  auto blind = good;
  for (auto& photo : blind) photo.detections.clear();
  EXPECT_LT(compare(good, blind).at(kMap50)->interval.high, 0);
  auto once_better = good;
  for (const auto& truth : once_better[0].truth)
    once_better[0].detections.push_back({truth.box, truth.class_id, 1});
  EXPECT_LE(compare(good, once_better).at(kMap50)->interval.low, 0);
}

TEST(Compare, IsReproducibleFromItsSeed) {
  const auto a = RandomPhotos(4).photos(30);
  const auto b = without_every_third_detection(a);
  const auto low = [&](unsigned seed) {
    return compare(a, b, {}, {.resamples = 200, .seed = seed}).at(kMap50)->interval.low;
  };
  EXPECT_EQ(low(7), low(7));
  EXPECT_NE(low(7), low(8));
}

TEST(Compare, OfOnePhotoHasAPointAsInterval) {
  const auto result = compare({kMissed}, {kFound}, {}, {.resamples = 5}).at(kMap50).value();
  EXPECT_DOUBLE_EQ(result.difference, 1);
  EXPECT_DOUBLE_EQ(result.interval.low, 1);
  EXPECT_DOUBLE_EQ(result.interval.high, 1);
}

TEST(Compare, RefusesListsOfDifferentLength) { EXPECT_THROW(compare({kFound}, {}), Error); }

TEST(Groups, MeasureThePhotosOfEachValueOnTheirOwn) {
  auto gate = kFound;
  gate.labels["camera"] = "gate";
  auto pond = kMissed;
  pond.labels["camera"] = "pond";
  const auto groups = measure_by_label({pond, gate, pond, kFound}, "camera");
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].value, "gate");
  EXPECT_EQ(groups[0].metrics.photos, 1);
  EXPECT_DOUBLE_EQ(groups[0].metrics.recall, 1);
  EXPECT_EQ(groups[1].metrics.photos, 2);
  EXPECT_DOUBLE_EQ(groups[1].metrics.recall, 0);
  EXPECT_DOUBLE_EQ(groups[1].intervals.at(kRecall)->high, 0);
}

TEST(Groups, AreNoneWhereNoPhotoHasTheLabel) { EXPECT_TRUE(measure_by_label({kFound}, "camera").empty()); }

TEST(OnlyClass, MeasuresWhatTheClassMeasuresAmongTheOthers) {
  const auto photos = RandomPhotos(7).photos_with_crowds(40);
  for (const auto& metrics : evaluate(photos).classes) {
    const auto alone = evaluate(only_class(photos, metrics.class_id));
    EXPECT_DOUBLE_EQ(alone.map50_95, metrics.ap50_95);
    EXPECT_DOUBLE_EQ(alone.precision, metrics.precision);
    EXPECT_DOUBLE_EQ(alone.recall, metrics.recall);
  }
}

}  // namespace
}  // namespace fieldloop
