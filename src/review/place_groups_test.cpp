#include "review/place_groups.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

using std::chrono::minutes;

constexpr NormBox kStump{0.1F, 0.5F, 0.3F, 0.8F};
constexpr NormBox kUpThere{0.6F, 0.1F, 0.9F, 0.4F};

NormBox shifted(NormBox box, float by) { return {box.x_min + by, box.y_min, box.x_max + by, box.y_max}; }

PlacedBox seen(std::int64_t photo, minutes at, const NormBox& box, double confidence = 0.5) {
  return {photo, Timestamp(at), confidence, box};
}

TEST(PlaceGroups, TheSamePlaceInSeveralEventsIsAGroup) {
  const auto groups =
      group_by_place({seen(1, minutes(0), kStump), seen(2, minutes(1), shifted(kStump, 0.01F)),
                      seen(3, minutes(60), shifted(kStump, -0.02F), 0.9)},
                     3);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].photos, 3);
  EXPECT_EQ(groups[0].events, 2);
  EXPECT_EQ(groups[0].members, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(groups[0].box, shifted(kStump, -0.02F)) << "the clearest box stands for the place";
}

TEST(PlaceGroups, OneEventIsNoGroupHoweverLong) {
  std::vector<PlacedBox> boxes;
  for (int i = 0; i < 20; ++i) boxes.push_back(seen(i, minutes(4 * i), kStump));
  EXPECT_TRUE(group_by_place(boxes, 2).empty());
}

TEST(PlaceGroups, TwoBoxesOfOnePhotoCountAsOnePhoto) {
  const std::vector<PlacedBox> boxes{seen(1, minutes(0), kStump), seen(1, minutes(0), shifted(kStump, 0.01F)),
                                     seen(2, minutes(60), kStump)};
  EXPECT_TRUE(group_by_place(boxes, 3).empty());
  ASSERT_EQ(group_by_place(boxes, 2).size(), 1U);
  EXPECT_EQ(group_by_place(boxes, 2)[0].members.size(), 3U);
}

TEST(PlaceGroups, WhatMovesIsNotGroupedAndPlacesAreKeptApart) {
  const auto groups =
      group_by_place({seen(1, minutes(0), kStump), seen(2, minutes(60), shifted(kStump, 0.15F)),
                      seen(3, minutes(0), kUpThere), seen(4, minutes(60), kUpThere)},
                     2);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].box, kUpThere);
}

TEST(PlaceGroups, MostPhotosComeFirst) {
  const auto groups = group_by_place(
      {seen(1, minutes(0), kStump), seen(2, minutes(60), kStump), seen(1, minutes(0), kUpThere),
       seen(2, minutes(60), kUpThere), seen(3, minutes(120), kUpThere)},
      2);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].box, kUpThere);
}

TEST(PlaceGroups, NothingGivesNothing) { EXPECT_TRUE(group_by_place({}, 2).empty()); }

}  // namespace
}  // namespace fieldloop
