#include "train/data/augment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <opencv2/imgcodecs.hpp>
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

constexpr int kManyViews = 200;

// How many of so many views of nothing but coloured noise are `as_looked_for`.
int views_of_noise(const std::function<bool(const cv::Mat&)>& as_looked_for) {
  cv::Mat photo(160, 160, CV_8UC3);
  cv::RNG(1).fill(photo, cv::RNG::UNIFORM, 40, 180);
  int found = 0;
  for (std::uint64_t seed = 0; seed < kManyViews; ++seed) {
    std::mt19937_64 random(seed);
    found += as_looked_for(augmented(photo, {}, 160, random).image) ? 1 : 0;
  }
  return found;
}

// Brightness changes much more in one direction than across it: by the structure tensor.
bool is_blurred_in_one_direction(const cv::Mat& image) {
  cv::Mat grey, right, down;
  cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
  cv::Sobel(grey, right, CV_64F, 1, 0);
  cv::Sobel(grey, down, CV_64F, 0, 1);
  const double xx = right.dot(right), yy = down.dot(down), xy = right.dot(down);
  const double difference = std::hypot(xx - yy, 2 * xy);
  return xx + yy + difference > 2 * (xx + yy - difference);
}

TEST(Augmentation, SomeViewsLookAsIfSomethingHadMoved) {
  const int moved = views_of_noise(is_blurred_in_one_direction);
  EXPECT_GT(moved, kManyViews / 50);
  EXPECT_LT(moved, kManyViews / 10);
}

// What was decoded from a JPEG file hardly changes when it is written at the same quality again.
bool was_compressed(const cv::Mat& image) {
  for (int quality = 15; quality <= 60; ++quality) {
    std::vector<uchar> bytes;
    cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    const double changed = cv::norm(image, cv::imdecode(bytes, cv::IMREAD_COLOR), cv::NORM_L1);
    if (changed < static_cast<double>(image.total() * image.elemSize())) return true;
  }
  return false;
}

TEST(Augmentation, SomeViewsAreStronglyCompressed) {
  const int compressed = views_of_noise(was_compressed);
  EXPECT_GT(compressed, kManyViews / 25);
  EXPECT_LT(compressed, kManyViews / 8);
}

}  // namespace
}  // namespace fieldloop
