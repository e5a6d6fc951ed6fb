#include "synthesize/scene/scene.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include "synthesize/scene/light.h"

namespace fieldloop {
namespace {

constexpr ImageSize kSize{160, 120};

bool equal(const cv::Mat& a, const cv::Mat& b) { return cv::norm(a, b, cv::NORM_INF) == 0; }

TEST(Scene, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const SceneStyle style = style_of_camera("back-fence", 3);
  const Scene first = render_yard(style, kSize, 3), second = render_yard(style, kSize, 3),
              other = render_yard(style, kSize, 4);
  EXPECT_TRUE(equal(first.albedo, second.albedo));
  EXPECT_TRUE(equal(first.depth, second.depth));
  EXPECT_FALSE(equal(first.albedo, other.albedo));
}

TEST(Scene, HasGroundThatGoesFartherUpwards) {
  const Scene scene = render_yard(style_of_camera("front-yard", 1), kSize, 1);
  const Viewpoint& view = scene.view;
  EXPECT_NEAR(view.depth_of_ground(view.row_of_ground(6)), 6, 1e-6);
  EXPECT_LT(view.depth_of_ground(view.size.height - 1), view.depth_of_ground(view.size.height * 0.7));
  EXPECT_LT(view.pixels_per_metre(8), view.pixels_per_metre(4));
}

TEST(Scene, KeepsPositionsOnTheGroundInACloserLook) {
  const Scene scene = render_yard(style_of_camera("creek", 2), kSize, 2);
  const cv::Rect window(60, 80, 160, 120);
  const Scene part = view_of(scene, window, kSize);
  EXPECT_NEAR(part.view.row_of_ground(5), scene.view.row_of_ground(5) - window.y, 1e-6);
  EXPECT_NEAR(part.view.column_of(1, 5), scene.view.column_of(1, 5) - window.x, 1e-6);
  EXPECT_EQ(part.albedo.size(), cv::Size(160, 120));
}

TEST(Light, IsGreyAndFallsOffWithDistanceUnderInfrared) {
  Scene scene = view_of(render_yard(style_of_camera("back-fence", 1), kSize, 1), {0, 0, 320, 240}, kSize);
  scene.albedo.setTo(cv::Scalar::all(128));
  scene.kind.setTo(static_cast<int>(SurfaceKind::kObject));
  scene.depth.setTo(15);
  scene.depth(cv::Rect(40, 40, 40, 40)).setTo(4);
  Random random(1);
  const cv::Mat image = lit(scene, infrared_flash(random), random);
  const cv::Vec3b near = image.at<cv::Vec3b>(60, 60), far = image.at<cv::Vec3b>(60, 100);
  EXPECT_EQ(near[0], near[2]);
  EXPECT_GT(near[0], far[0] + 20);
}

TEST(Light, IsWarmerWhenTheSunIsLow) {
  Random random(1);
  const Light low = daylight(0.1, 0, 0, random), high = daylight(1.2, 0, 0, random);
  EXPECT_GT(low.sun[2] / low.sun[0], high.sun[2] / high.sun[0]);
}

}  // namespace
}  // namespace fieldloop
