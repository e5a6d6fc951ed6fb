#include "detect/nms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const PixelBox kBox{10, 10, 110, 110};
const PixelBox kShifted{20, 10, 120, 110};  // IoU 0.818 with kBox
const PixelBox kElsewhere{300, 10, 400, 110};

auto with_confidence(float value) { return Field(&Detection::confidence, value); }

TEST(SuppressOverlaps, KeepsTheMostConfidentOfOverlappingBoxes) {
  const auto kept =
      suppress_overlaps({{kBox, 0, 0.5F}, {kShifted, 0, 0.9F}, {kElsewhere, 0, 0.7F}}, 0.6F, 300);
  EXPECT_THAT(kept, ElementsAre(with_confidence(0.9F), with_confidence(0.7F)));
}

TEST(SuppressOverlaps, LeavesOtherClassesAlone) {
  EXPECT_EQ(suppress_overlaps({{kBox, 0, 0.5F}, {kBox, 1, 0.9F}}, 0.6F, 300).size(), 2U);
}

TEST(SuppressOverlaps, KeepsBoxesUpToTheOverlapAllowed) {
  EXPECT_EQ(suppress_overlaps({{kBox, 0, 0.5F}, {kShifted, 0, 0.9F}}, 0.85F, 300).size(), 2U);
}

TEST(SuppressOverlaps, ASuppressedBoxSuppressesNothing) {
  // Each overlaps the next one, but the first and the third do not overlap enough.
  const std::vector<Detection> chain{
      {{0, 0, 100, 10}, 0, 0.9F}, {{40, 0, 140, 10}, 0, 0.8F}, {{80, 0, 180, 10}, 0, 0.7F}};
  EXPECT_THAT(suppress_overlaps(chain, 0.4F, 300), ElementsAre(with_confidence(0.9F), with_confidence(0.7F)));
}

TEST(SuppressOverlaps, KeepsAtMostTheNumberAsked) {
  EXPECT_THAT(suppress_overlaps({{kBox, 0, 0.5F}, {kElsewhere, 0, 0.9F}}, 0.6F, 1),
              ElementsAre(with_confidence(0.9F)));
  EXPECT_THAT(suppress_overlaps({}, 0.6F, 300), IsEmpty());
}

TEST(SuppressOverlaps, LeavesNoTwoOverlappingBoxesAndCoversEveryCandidate) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> at(0, 200), side(20, 100), confidence(0, 1);
  std::vector<Detection> candidates(300);
  for (auto& c : candidates) {
    const float x = at(random), y = at(random);
    c = {{x, y, x + side(random), y + side(random)}, 0, confidence(random)};
  }
  const auto kept = suppress_overlaps(candidates, 0.5F, 300);
  for (std::size_t i = 0; i < kept.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_LE(iou(kept[i].box, kept[j].box), 0.5F);
  for (const auto& c : candidates)
    EXPECT_TRUE(std::any_of(kept.begin(), kept.end(), [&](const Detection& k) {
      return k.confidence >= c.confidence && (k.box == c.box || iou(k.box, c.box) > 0.5F);
    }));
}

TEST(DecodeOutput, GivesEachAnchorItsMostProbableClass) {
  // Two anchors, three classes; a row a value.
  const std::vector<float> output{50, 200, 60, 210, 20, 40, 30, 50, 0.1F, 0.2F, 0.7F, 0.005F, 0.3F, 0.9F};
  const auto detections = decode_output(output, 3, 0.01F);
  ASSERT_EQ(detections.size(), 2U);
  EXPECT_EQ(detections[0].box, (PixelBox{40, 45, 60, 75}));
  EXPECT_EQ(detections[0].class_id, 1);
  EXPECT_FLOAT_EQ(detections[0].confidence, 0.7F);
  EXPECT_EQ(detections[1].box, (PixelBox{180, 185, 220, 235}));
  EXPECT_EQ(detections[1].class_id, 2);
}

TEST(DecodeOutput, LeavesOutWhatIsBelowTheConfidenceOrNoBox) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const auto boxes = [&](float width, float probability) {
    return decode_output(std::vector<float>{50, 60, width, 30, probability}, 1, 0.25F).size();
  };
  EXPECT_EQ(boxes(20, 0.25F), 1U);
  EXPECT_EQ(boxes(20, 0.24F), 0U);
  EXPECT_EQ(boxes(0, 0.9F), 0U);
  EXPECT_EQ(boxes(-5, 0.9F), 0U);
  EXPECT_EQ(boxes(nan, 0.9F), 0U);
  EXPECT_EQ(boxes(20, nan), 0U);
}

}  // namespace
}  // namespace fieldloop
