#include "synthesize/camera/compositor.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

constexpr double kDepth = 5;

// Level ground below row 40 of a 200 x 160 photo, grey, under an overcast sky.
class CompositionTest : public testing::Test {
 protected:
  CompositionTest() {
    scene_.view = {{200, 160}, 200, 1.5, 40, 100};
    scene_.albedo = cv::Mat(160, 200, CV_8UC3, cv::Scalar(90, 110, 100));
    scene_.depth = cv::Mat(160, 200, CV_32FC1, cv::Scalar(100));
    scene_.kind = cv::Mat(160, 200, CV_8UC1, cv::Scalar(static_cast<int>(SurfaceKind::kGround)));
    light_.clouds = 1;
    sprite_.bgr = cv::Mat(30, 40, CV_8UC3, cv::Scalar(40, 80, 160));
    sprite_.alpha = cv::Mat(30, 40, CV_8UC1, cv::Scalar(255));
  }
  Composition composition(cv::Rect frame = {0, 0, 200, 160}) const {
    return {scene_, light_, scene_.albedo.clone(), frame};
  }

  Scene scene_;
  Light light_;
  Sprite sprite_;
  Random random_{1};
};

TEST_F(CompositionTest, StandsOnTheGroundOfItsDepth) {
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  ASSERT_EQ(photo.boxes().size(), 1U);
  const PixelBox box = in_pixels(photo.boxes()[0].box, {200, 160});
  EXPECT_FLOAT_EQ(box.y_max, 100);  // 40 + 200 * 1.5 / 5
  EXPECT_FLOAT_EQ(box.y_min, 70);
  EXPECT_FLOAT_EQ(box.x_min, 80);
  EXPECT_FLOAT_EQ(box.x_max, 120);
}

TEST_F(CompositionTest, BoxIsTightAroundTheAlphaThatShows) {
  cv::circle(sprite_.alpha.setTo(0), {12, 15}, 9, cv::Scalar(255), cv::FILLED);
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  const cv::Rect shown = cv::boundingRect(photo.instances()[0].visible >= kVisibleAlpha);
  const PixelBox box = in_pixels(photo.boxes().at(0).box, {200, 160});
  EXPECT_FLOAT_EQ(box.x_min, static_cast<float>(shown.x));
  EXPECT_FLOAT_EQ(box.x_max, static_cast<float>(shown.br().x));
  EXPECT_FLOAT_EQ(box.width(), 19);
}

TEST_F(CompositionTest, HidesWhatStandsBehindSomethingNearer) {
  scene_.depth(cv::Rect(0, 0, 100, 160)).setTo(2);
  Composition photo = composition();
  EXPECT_NEAR(photo.visible_share(sprite_, {kDepth, 100}), 0.5, 0.05);
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  EXPECT_NEAR(in_pixels(photo.boxes().at(0).box, {200, 160}).x_min, 100, 1);
  EXPECT_EQ(photo.image().at<cv::Vec3b>(85, 85), scene_.albedo.at<cv::Vec3b>(85, 85));
}

TEST_F(CompositionTest, CutsOffAtTheFrame) {
  Composition photo = composition({0, 0, 200, 90});
  photo.add(sprite_, {kDepth, 0}, 0, random_);
  const PixelBox box = in_pixels(photo.boxes().at(0).box, {200, 160});
  EXPECT_FLOAT_EQ(box.x_min, 0);
  EXPECT_FLOAT_EQ(box.x_max, 20);
  EXPECT_FLOAT_EQ(box.y_max, 90);
}

TEST_F(CompositionTest, GivesNoBoxToWhatIsHardlySeen) {
  Composition photo = composition();
  photo.add(sprite_, {kDepth, -18}, 0, random_);
  EXPECT_TRUE(photo.boxes().empty());
}

TEST_F(CompositionTest, NearerAnimalTakesItsPixelsFromTheFartherOne) {
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  photo.add(sprite_, {kDepth, 120}, 1, random_);
  const std::vector<LabelledBox> boxes = photo.boxes();
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_FLOAT_EQ(in_pixels(boxes[0].box, {200, 160}).x_max, 100);
  EXPECT_EQ(boxes[1].class_id, 1);
}

TEST_F(CompositionTest, LeavesOutWhatNobodyCouldSee) {
  scene_.albedo.setTo(cv::Scalar::all(18));
  sprite_.bgr.setTo(cv::Scalar::all(3));
  light_.infrared = true;
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  EXPECT_TRUE(photo.boxes().empty());
  EXPECT_EQ(cv::norm(photo.image(), scene_.albedo, cv::NORM_INF), 0);
}

TEST_F(CompositionTest, DoesNotLabelThings) {
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, std::nullopt, random_);
  EXPECT_TRUE(photo.boxes().empty());
  EXPECT_NE(photo.image().at<cv::Vec3b>(85, 100), scene_.albedo.at<cv::Vec3b>(85, 100));
}

TEST_F(CompositionTest, ShadesTheGroundUnderTheFeet) {
  Composition photo = composition();
  photo.add(sprite_, {kDepth, 100}, 0, random_);
  EXPECT_LT(photo.image().at<cv::Vec3b>(101, 100)[1], scene_.albedo.at<cv::Vec3b>(101, 100)[1]);
  EXPECT_EQ(photo.image().at<cv::Vec3b>(150, 20), scene_.albedo.at<cv::Vec3b>(150, 20));
}

}  // namespace
}  // namespace fieldloop
