#include "evaluate/coco.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "evaluate/matching.h"
#include "evaluate/random_photos_for_tests.h"

namespace fieldloop {
namespace {

using Value = std::optional<double> CocoSummary::*;

const std::vector<std::pair<std::string, Value>> kFigures{
    {"ap", &CocoSummary::ap},
    {"ap50", &CocoSummary::ap50},
    {"ap75", &CocoSummary::ap75},
    {"ap_small", &CocoSummary::ap_small},
    {"ap_medium", &CocoSummary::ap_medium},
    {"ap_large", &CocoSummary::ap_large},
    {"ar1", &CocoSummary::ar1},
    {"ar10", &CocoSummary::ar10},
    {"ar100", &CocoSummary::ar100},
    {"ar_small", &CocoSummary::ar_small},
    {"ar_medium", &CocoSummary::ar_medium},
    {"ar_large", &CocoSummary::ar_large},
};

void expect_same(const CocoSummary& a, const CocoSummary& b, const std::string& where) {
  for (const auto& [name, figure] : kFigures) {
    ASSERT_EQ((a.*figure).has_value(), (b.*figure).has_value()) << where << ", " << name;
    if (a.*figure) {
      EXPECT_NEAR(*(a.*figure), *(b.*figure), 1e-9) << where << ", " << name;
    }
  }
}

PixelBox box_from(const nlohmann::json& corners) {
  return {corners[0].get<float>(), corners[1].get<float>(), corners[2].get<float>(), corners[3].get<float>()};
}

std::vector<EvaluatedPhoto> photos_from(const nlohmann::json& list) {
  std::vector<EvaluatedPhoto> photos;
  for (const auto& entry : list) {
    auto& photo = photos.emplace_back();
    for (const auto& t : entry.at("truth"))
      photo.truth.push_back({box_from(t.at("box")), t.at("class_id"), t.at("crowd")});
    for (const auto& d : entry.at("detections"))
      photo.detections.push_back({box_from(d.at("box")), d.at("class_id"), d.at("confidence")});
  }
  return photos;
}

TEST(CocoSummary, GivesTheGoldenFigures) {
  const auto cases =
      nlohmann::json::parse(std::ifstream(FIELDLOOP_SOURCE_DIR "/tests/golden/coco_metrics.json"));
  ASSERT_GT(cases.size(), 25U);
  for (const auto& golden : cases) {
    CocoSummary expected;
    for (const auto& [name, figure] : kFigures)
      if (const auto& value = golden.at("expected").at(name); !value.is_null())
        expected.*figure = value.get<double>();
    expect_same(coco_summary(photos_from(golden.at("photos"))), expected, golden.at("name"));
  }
}

// A second implementation, slow and obvious: for every confidence, what is at or above it is matched afresh,
// and a recall's precision is the best at that recall or a greater one.
namespace slow {

struct Totals {
  int wanted = 0, right = 0, wrong = 0;
};

bool is_wanted(const EvaluatedPhoto::Truth& truth, const AreaRange& areas) {
  const double area = static_cast<double>(truth.box.width()) * static_cast<double>(truth.box.height());
  return !truth.crowd && area >= areas.least && area <= areas.most;
}

void count_photo(EvaluatedPhoto photo, float cut, double iou_threshold, std::size_t most,
                 const AreaRange& areas, Totals& totals) {
  auto& detections = photo.detections;
  std::sort(detections.begin(), detections.end(),
            [](const auto& x, const auto& y) { return x.confidence > y.confidence; });
  if (detections.size() > most) detections.resize(most);
  std::erase_if(detections, [&](const auto& d) { return d.confidence < cut; });
  for (const auto& t : photo.truth) totals.wanted += is_wanted(t, areas);
  std::set<std::size_t> used;
  for (const auto& d : detections) {
    const auto best = [&](bool wanted) {
      std::optional<std::size_t> found;
      for (std::size_t t = 0; t < photo.truth.size(); ++t) {
        if (is_wanted(photo.truth[t], areas) != wanted || used.contains(t)) continue;
        const double value = overlap(d, photo.truth[t]);
        if (value >= iou_threshold && (!found || value > overlap(d, photo.truth[*found]))) found = t;
      }
      return found;
    };
    if (const auto hit = best(true)) {
      used.insert(*hit);
      ++totals.right;
    } else if (const auto near = best(false)) {
      if (!photo.truth[*near].crowd) used.insert(*near);
    } else {
      const double area = static_cast<double>(d.box.width()) * static_cast<double>(d.box.height());
      totals.wrong += area >= areas.least && area <= areas.most;
    }
  }
}

Totals count(const std::vector<EvaluatedPhoto>& photos, float cut, double iou_threshold, std::size_t most,
             const AreaRange& areas) {
  Totals totals;
  for (const auto& photo : photos) count_photo(photo, cut, iou_threshold, most, areas, totals);
  return totals;
}

std::vector<EvaluatedPhoto> of_class(std::vector<EvaluatedPhoto> photos, int class_id) {
  for (auto& photo : photos) {
    std::erase_if(photo.truth, [&](const auto& t) { return t.class_id != class_id; });
    std::erase_if(photo.detections, [&](const auto& d) { return d.class_id != class_id; });
  }
  return photos;
}

double average_precision(const std::vector<EvaluatedPhoto>& photos, double iou_threshold,
                         const AreaRange& areas) {
  std::set<float> cuts;
  for (const auto& photo : photos)
    for (const auto& d : photo.detections) cuts.insert(d.confidence);
  std::vector<double> best(101, 0);
  for (const float cut : cuts) {
    const auto at = count(photos, cut, iou_threshold, 100, areas);
    if (at.right == 0) continue;
    const double recall = static_cast<double>(at.right) / at.wanted;
    const double precision = static_cast<double>(at.right) / (at.right + at.wrong);
    for (std::size_t r = 0; r <= 100 && recall >= static_cast<double>(r) * 0.01; ++r)
      best[r] = std::max(best[r], precision);
  }
  double sum = 0;
  for (const double b : best) sum += b;
  return sum / 101;
}

// Means over the classes with truth in these areas.
struct Means {
  std::optional<double> ap, ap50, ap75, ar1, ar10, ar100;
};

Means means(const std::vector<EvaluatedPhoto>& photos, const AreaRange& areas) {
  Means result;
  std::vector<std::vector<EvaluatedPhoto>> classes;
  for (int class_id = 0; class_id < 3; ++class_id)
    if (auto members = of_class(photos, class_id); count(members, 2, 0.5, 100, areas).wanted > 0)
      classes.push_back(std::move(members));
  if (classes.empty()) return result;
  result = {0, 0, 0, 0, 0, 0};
  for (const auto& members : classes) {
    const double share = 1.0 / static_cast<double>(classes.size());
    *result.ap50 += share * average_precision(members, 0.5, areas);
    *result.ap75 += share * average_precision(members, 0.75, areas);
    for (int step = 0; step < 10; ++step) {
      const double threshold = (50 + 5 * step) / 100.0;
      *result.ap += share * average_precision(members, threshold, areas) / 10;
      const auto recall = [&](std::size_t most) {
        const auto all = count(members, 0, threshold, most, areas);
        return static_cast<double>(all.right) / all.wanted;
      };
      *result.ar1 += share * recall(1) / 10;
      *result.ar10 += share * recall(10) / 10;
      *result.ar100 += share * recall(100) / 10;
    }
  }
  return result;
}

CocoSummary summary(const std::vector<EvaluatedPhoto>& photos) {
  const auto all = means(photos, kAllAreas);
  const auto small = means(photos, kSmallAreas);
  const auto medium = means(photos, kMediumAreas);
  const auto large = means(photos, kLargeAreas);
  return {all.ap,  all.ap50, all.ap75,  small.ap,    medium.ap,    large.ap,
          all.ar1, all.ar10, all.ar100, small.ar100, medium.ar100, large.ar100};
}

}  // namespace slow

TEST(CocoSummary, AgreesWithASlowAndObviousSecondImplementation) {
  for (unsigned seed = 0; seed < 15; ++seed) {
    const auto photos = RandomPhotos(seed).photos_with_crowds(12);
    expect_same(coco_summary(photos), slow::summary(photos), "seed " + std::to_string(seed));
  }
}

TEST(CocoSummary, OrderOfPhotosTruthsAndTiedDetectionsDoesNotMatter) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    RandomPhotos random(seed);
    auto photos = random.photos_with_crowds(15);
    for (auto& photo : photos)
      for (auto& d : photo.detections) d.confidence = d.confidence > 0.5F ? 0.75F : 0.3F;
    const auto before = coco_summary(photos);
    random.shuffle(photos);
    for (auto& photo : photos) {
      random.shuffle(photo.truth);
      random.shuffle(photo.detections);
    }
    expect_same(before, coco_summary(photos), "seed " + std::to_string(seed));
  }
}

TEST(CocoSummary, AFalsePositiveNeverRaisesAnyFigure) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    auto photos = RandomPhotos(seed).photos_with_crowds(10);
    const auto before = coco_summary(photos);
    const float side = seed % 2 == 0 ? 20 : 50;
    photos[seed % 10].detections.push_back(
        {{400, 400, 400 + side, 400 + side}, 0, static_cast<float>(seed) / 40});
    const auto after = coco_summary(photos);
    for (const auto& [name, figure] : kFigures) {
      ASSERT_EQ((after.*figure).has_value(), (before.*figure).has_value()) << name;
      if (before.*figure) {
        EXPECT_LE(*(after.*figure), *(before.*figure) + 1e-12) << name << ", seed " << seed;
      }
    }
  }
}

TEST(CocoSummary, APerfectDetectorHasOneInEveryFigureThatThereIs) {
  auto photos = RandomPhotos(3).photos(20);
  for (auto& photo : photos) {
    // A class once a photo, so that one detection can find all of it.
    std::set<int> classes;
    std::erase_if(photo.truth, [&](const auto& t) { return !classes.insert(t.class_id).second; });
    photo.detections.clear();
    for (const auto& t : photo.truth) photo.detections.push_back({t.box, t.class_id, 0.5F});
  }
  const auto summary = coco_summary(photos);
  for (const auto& [name, figure] : kFigures) EXPECT_NEAR((summary.*figure).value(), 1, 1e-12) << name;
}

TEST(CocoSummary, ScalingEveryBoxChangesNothingButTheAreas) {
  const auto photos = RandomPhotos(8).photos_with_crowds(15);
  auto larger = photos;
  const auto scale = [](PixelBox& b) { b = {4 * b.x_min, 4 * b.y_min, 4 * b.x_max, 4 * b.y_max}; };
  for (auto& photo : larger) {
    for (auto& t : photo.truth) scale(t.box);
    for (auto& d : photo.detections) scale(d.box);
  }
  auto expected = coco_summary(photos);
  const auto after = coco_summary(larger);
  EXPECT_TRUE(expected.ap_small.has_value());
  EXPECT_FALSE(after.ap_small.has_value());
  EXPECT_FALSE(after.ar_small.has_value());
  for (const auto& [name, figure] : kFigures)
    if (name.find('_') == std::string::npos) {
      EXPECT_NEAR(*(after.*figure), *(expected.*figure), 1e-9) << name;
    }
}

TEST(CocoSummary, RepeatingEveryPhotoChangesNothing) {
  const auto photos = RandomPhotos(9).photos_with_crowds(12);
  auto twice = photos;
  twice.insert(twice.end(), photos.begin(), photos.end());
  expect_same(coco_summary(photos), coco_summary(twice), "twice");
}

TEST(CocoSummary, RepeatingEveryDetectionRaisesNoPrecision) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto photos = RandomPhotos(seed).photos(12);
    auto doubled = photos;
    for (auto& photo : doubled)
      photo.detections.insert(photo.detections.end(), photo.detections.begin(), photo.detections.end());
    EXPECT_LE(coco_summary(doubled).ap.value(), coco_summary(photos).ap.value() + 1e-12) << "seed " << seed;
  }
}

}  // namespace
}  // namespace fieldloop
