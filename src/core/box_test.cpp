#include "core/box.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

TEST(Box, NormalisingAndBackGivesTheSameBox) {
  const ImageSize size{640, 480};
  const PixelBox box{64, 48, 320, 240};
  EXPECT_EQ(normalised(box, size), (NormBox{0.1F, 0.1F, 0.5F, 0.5F}));
  EXPECT_EQ(in_pixels(normalised(box, size), size), box);
}

TEST(Box, FullImageBoxHasNoPlusOne) {
  EXPECT_EQ(in_pixels(NormBox{0, 0, 1, 1}, {640, 480}), (PixelBox{0, 0, 640, 480}));
}

TEST(Box, IouOfHalfOverlapIsAThird) { EXPECT_FLOAT_EQ(iou({0, 0, 2, 2}, {1, 0, 3, 2}), 1.F / 3); }

TEST(Box, IouIsZeroForTouchingAndForEmptyBoxes) {
  EXPECT_EQ(iou({0, 0, 2, 2}, {2, 0, 4, 2}), 0);
  EXPECT_EQ(iou({1, 1, 1, 1}, {0, 0, 2, 2}), 0);
}

TEST(Box, ClippingKeepsCornersInsideTheImage) {
  EXPECT_EQ(clipped(PixelBox{-5, 2, 700, 500}, {640, 480}), (PixelBox{0, 2, 640, 480}));
}

TEST(Box, CenterFormConvertsToCorners) {
  EXPECT_EQ(from_center(0.5F, 0.5F, 0.5F, 0.25F), (NormBox{0.25F, 0.375F, 0.75F, 0.625F}));
}

}  // namespace
}  // namespace fieldloop
