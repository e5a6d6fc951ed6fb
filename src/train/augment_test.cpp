#include "train/augment.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

// A green photo with a red rectangle, and the box around that.
struct Photo {
  cv::Mat image{120, 200, CV_8UC3, cv::Scalar(0, 200, 0)};
  std::vector<LabelledBox> boxes{{{0.3F, 0.25F, 0.6F, 0.75F}, 2}};
  Photo() { image(cv::Rect(60, 30, 60, 60)).setTo(cv::Scalar(0, 0, 200)); }
};

bool same(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0;
}

// The red of a view, wherever it went: red at least half more than green.
cv::Rect red_part(const cv::Mat& image) {
  cv::Mat mask(image.size(), CV_8U);
  for (int y = 0; y < image.rows; ++y)
    for (int x = 0; x < image.cols; ++x) {
      const auto pixel = image.at<cv::Vec3b>(y, x);
      mask.at<uchar>(y, x) = pixel[2] > 40 && 2 * pixel[2] > 3 * pixel[1];
    }
  cv::medianBlur(mask, mask, 5);  // single pixels are noise
  return cv::boundingRect(mask);
}

TEST(Augmentation, TheBoxFollowsWhatItIsAround) {
  const Photo photo;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    std::mt19937_64 random(seed);
    const auto view = augmented(photo.image, photo.boxes, 160, random);
    const auto red = red_part(view.image);
    if (view.boxes.empty() || red.area() < 100) continue;  // shifted out, or as an infrared camera sees it
    const auto& box = view.boxes[0].box;
    EXPECT_NEAR(box.x_min, red.x, 3) << seed;
    EXPECT_NEAR(box.y_min, red.y, 3) << seed;
    EXPECT_NEAR(box.x_max, red.x + red.width, 3) << seed;
    EXPECT_NEAR(box.y_max, red.y + red.height, 3) << seed;
    ++compared;
  }
  EXPECT_GT(compared, 30);
}

TEST(Augmentation, TheSameGeneratorGivesTheSameViewAndAnotherAnother) {
  const Photo photo;
  const auto view_of = [&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    return augmented(photo.image, photo.boxes, 96, random).image;
  };
  EXPECT_TRUE(same(view_of(4), view_of(4)));
  EXPECT_FALSE(same(view_of(4), view_of(5)));
}

TEST(Augmentation, SomeViewsAreWithoutColour) {
  const Photo photo;
  int grey = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    std::mt19937_64 random(seed);
    const auto view = augmented(photo.image, photo.boxes, 96, random);
    std::vector<cv::Mat> channels;
    cv::split(view.image, channels);
    grey += same(channels[0], channels[2]) ? 1 : 0;
  }
  EXPECT_GT(grey, 2);
  EXPECT_LT(grey, 30);
}

cv::Mat grey_of(const cv::Mat& bgr) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

cv::Mat brighter_than(double share_of_brightest, const cv::Mat& grey) {
  double brightest = 0;
  cv::minMaxLoc(grey, nullptr, &brightest);
  return grey > share_of_brightest * brightest;
}

bool is_a_streak(const cv::Mat& image) {
  std::vector<cv::Point> points;
  cv::findNonZero(brighter_than(0.6, grey_of(image)), points);
  const auto spot = cv::minAreaRect(points).size;
  return std::max(spot.width, spot.height) > 2.5F * std::min(spot.width, spot.height) + 1;
}

TEST(Augmentation, SomeViewsLookAsIfSomethingHadMoved) {
  cv::Mat photo(160, 160, CV_8UC3, cv::Scalar(0, 0, 0));
  cv::circle(photo, {80, 80}, 2, cv::Scalar(255, 255, 255), cv::FILLED);
  int streaks = 0;
  const int views = 400;
  for (std::uint64_t seed = 0; seed < views; ++seed) {
    std::mt19937_64 random(seed);
    streaks += is_a_streak(augmented(photo, {}, 128, random).image);
  }
  EXPECT_GT(streaks, views / 50);
  EXPECT_LT(streaks, views / 5);
}

// Black has marks further from everything bright than blur reaches, but not everywhere, as from noise.
bool has_jpeg_marks(const cv::Mat& image) {
  const auto grey = grey_of(image);
  cv::Mat near;
  cv::dilate(brighter_than(0.2, grey), near, cv::Mat::ones(17, 17, CV_8U));
  const cv::Mat far = near == 0;
  const double share = static_cast<double>(cv::countNonZero(far & (grey > 2))) / cv::countNonZero(far);
  return share > 0.001 && share < 0.3;
}

TEST(Augmentation, SomeViewsAreStronglyCompressed) {
  cv::Mat photo(256, 256, CV_8UC3, cv::Scalar(0, 0, 0));
  for (int x = 20; x < 256; x += 60) cv::line(photo, {x, 0}, {x - 15, 255}, cv::Scalar(255, 255, 255), 2);
  int compressed = 0;
  const int views = 400;
  for (std::uint64_t seed = 0; seed < views; ++seed) {
    std::mt19937_64 random(seed);
    compressed += has_jpeg_marks(augmented(photo, {}, 256, random).image);
  }
  EXPECT_GT(compressed, views / 50);
  EXPECT_LT(compressed, views / 5);
}

}  // namespace
}  // namespace fieldloop
