#include "detect/letterbox.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace fieldloop {
namespace {

TEST(Letterbox, CentresAWideImageAndScalesItToTheSquare) {
  const auto box = letterbox_for({640, 480}, 416);
  EXPECT_EQ(box.scaled, (ImageSize{416, 312}));
  EXPECT_EQ(box.left, 0);
  EXPECT_EQ(box.top, 52);
}

TEST(Letterbox, CentresATallImageAndEnlargesASmallOne) {
  const auto box = letterbox_for({100, 200}, 416);
  EXPECT_EQ(box.scaled, (ImageSize{208, 416}));
  EXPECT_EQ(box.left, 104);
}

TEST(Letterbox, OddRestGoesBelowAsInUltralytics) {
  const auto box = letterbox_for({416, 311}, 416);
  EXPECT_EQ(box.top, 52);  // of 105 rows
}

TEST(Letterbox, MapsItsOwnCornersToTheImagesCorners) {
  for (const ImageSize size : {ImageSize{640, 480}, {333, 1000}, {50, 50}, {3264, 2448}, {5000, 16}}) {
    const auto box = letterbox_for(size, 416);
    const auto left = static_cast<float>(box.left);
    const auto top = static_cast<float>(box.top);
    const auto whole = box.to_image({left, top, left + static_cast<float>(box.scaled.width),
                                     top + static_cast<float>(box.scaled.height)});
    EXPECT_NEAR(whole.x_min, 0, 1e-2);
    EXPECT_NEAR(whole.y_min, 0, 1e-2);
    EXPECT_NEAR(whole.x_max, size.width, 1e-2);
    EXPECT_NEAR(whole.y_max, size.height, 1e-2);
  }
}

TEST(Letterbox, FillsPlanesOfRedGreenBlueWithGreyAround) {
  const cv::Mat image(20, 40, CV_8UC3, cv::Scalar(255, 51, 102));  // blue, green, red
  std::vector<float> planes(3 * 32 * 32, -1.F);
  fill_letterboxed(image, letterbox_for({40, 20}, 32), 32, planes);
  const auto value = [&](std::size_t plane, std::size_t x, std::size_t y) {
    return planes[(plane * 32 + y) * 32 + x];
  };
  EXPECT_FLOAT_EQ(value(0, 16, 16), 102 / 255.F);
  EXPECT_FLOAT_EQ(value(1, 16, 16), 51 / 255.F);
  EXPECT_FLOAT_EQ(value(2, 16, 16), 1);
  for (std::size_t plane = 0; plane < 3; ++plane) {
    EXPECT_FLOAT_EQ(value(plane, 16, 7), 114 / 255.F);
    EXPECT_FLOAT_EQ(value(plane, 16, 24), 114 / 255.F);
    EXPECT_NE(value(plane, 16, 8), 114 / 255.F);
    EXPECT_NE(value(plane, 16, 23), 114 / 255.F);
  }
}

TEST(Letterbox, AveragesFinePatternsOfLargePhotos) {
  cv::Mat stripes(256, 256, CV_8UC3, cv::Scalar::all(0));
  for (int x = 0; x < stripes.cols; x += 2) stripes.col(x).setTo(cv::Scalar::all(200));
  std::vector<float> planes(3 * 32 * 32);
  fill_letterboxed(stripes, letterbox_for({256, 256}, 32), 32, planes);
  for (const float value : planes) ASSERT_NEAR(value, 100 / 255.F, 0.01);
}

TEST(Letterbox, GivesTheSameForAPhotoAndItsHalf) {
  cv::Mat photo(600, 800, CV_8UC3);
  cv::RNG random(7);
  random.fill(photo, cv::RNG::UNIFORM, 0, 255);
  cv::GaussianBlur(photo, photo, {9, 9}, 3);
  cv::Mat half;
  cv::resize(photo, half, {400, 300}, 0, 0, cv::INTER_AREA);
  std::vector<float> of_photo(3 * 160 * 160), of_half(3 * 160 * 160);
  fill_letterboxed(photo, letterbox_for({800, 600}, 160), 160, of_photo);
  fill_letterboxed(half, letterbox_for({400, 300}, 160), 160, of_half);
  for (std::size_t i = 0; i < of_photo.size(); ++i) ASSERT_NEAR(of_photo[i], of_half[i], 0.01) << i;
}

}  // namespace
}  // namespace fieldloop
