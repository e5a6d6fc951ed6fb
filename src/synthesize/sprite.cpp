#include "synthesize/sprite.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "synthesize/painter.h"

namespace fieldloop {

namespace {

constexpr double kMargin = 0.18;  // around the cut-out, for what bends outwards

// From a pixel of the sprite back to the cut-out: columns then rows, as cv::remap wants them.
struct BackwardMap {
  cv::Mat columns, rows;
};

cv::Matx22d shape_of(const Pose& pose) {
  const double cosine = std::cos(pose.turn), sine = std::sin(pose.turn);
  const cv::Matx22d turn(cosine, -sine, sine, cosine), shear(1, pose.shear, 0, 1);
  return turn * shear * cv::Matx22d(pose.mirrored ? -pose.width : pose.width, 0, 0, 1);
}

BackwardMap backward_map(const Pose& pose, cv::Size source, cv::Size target, double scale) {
  const cv::Matx22d back = shape_of(pose).inv();
  Random random(pose.wobble_seed);
  const cv::Mat bend_x = (fractal_noise(target, 2.5, 2, random) - 0.5) * (pose.wobble * source.height);
  const cv::Mat bend_y = (fractal_noise(target, 2.5, 2, random) - 0.5) * (0.6 * pose.wobble * source.height);
  BackwardMap map{cv::Mat(target, CV_32FC1), cv::Mat(target, CV_32FC1)};
  for (int y = 0; y < target.height; ++y) {
    for (int x = 0; x < target.width; ++x) {
      const cv::Vec2d from =
          back * cv::Vec2d((x + 0.5 - target.width / 2.0) / scale, (y + 0.5 - target.height / 2.0) / scale);
      map.columns.at<float>(y, x) =
          static_cast<float>(from[0] + source.width / 2.0 - 0.5) + bend_x.at<float>(y, x);
      map.rows.at<float>(y, x) =
          static_cast<float>(from[1] + source.height / 2.0 - 0.5) + bend_y.at<float>(y, x);
    }
  }
  return map;
}

std::vector<cv::Point2f> moved_eyes(const Cutout& cutout, const Pose& pose, cv::Size source, cv::Size target,
                                    double scale) {
  std::vector<cv::Point2f> eyes;
  const cv::Matx22d shape = shape_of(pose);
  for (const cv::Point2f& eye : cutout.eyes) {
    const cv::Vec2d at =
        shape * cv::Vec2d((eye.x - 0.5) * source.width, (eye.y - 0.5) * source.height) * scale;
    eyes.emplace_back(static_cast<float>(at[0] + target.width / 2.0),
                      static_cast<float>(at[1] + target.height / 2.0));
  }
  return eyes;
}

// The rim of a cut-out is the part that shows most that it was cut.
void soften_rim(cv::Mat& alpha) {
  cv::Mat inner;
  if (alpha.rows > 40) cv::erode(alpha, inner, cv::getStructuringElement(cv::MORPH_CROSS, {3, 3}));
  if (!inner.empty()) cv::addWeighted(alpha, 0.4, inner, 0.6, 0, alpha);
  cv::GaussianBlur(alpha, alpha, {3, 3}, 0.6);
}

}  // namespace

Pose random_pose(Random& random) {
  Pose pose;
  pose.mirrored = random.chance(0.5);
  pose.turn = random.uniform(-0.10, 0.10);
  pose.width = random.uniform(0.72, 1.12);
  pose.shear = random.uniform(-0.12, 0.12);
  pose.wobble = random.uniform(0, 0.16);
  pose.wobble_seed = random.next();
  return pose;
}

Pose next_pose(const Pose& pose, Random& random) {
  Pose next = pose;
  next.turn += random.uniform(-0.03, 0.03);
  next.width = std::clamp(next.width + random.uniform(-0.06, 0.06), 0.7, 1.15);
  next.shear += random.uniform(-0.03, 0.03);
  next.wobble_seed = random.next();
  return next;
}

Sprite posed(const Cutout& cutout, const Pose& pose, double height) {
  double scale = height / cutout.alpha.rows;
  cv::Mat bgr = cutout.bgr, alpha = cutout.alpha;
  if (scale < 0.6) {
    cv::resize(cutout.bgr, bgr, {}, scale * 1.4, scale * 1.4, cv::INTER_AREA);
    cv::resize(cutout.alpha, alpha, bgr.size(), 0, 0, cv::INTER_AREA);
    scale = height / alpha.rows;
  }
  const double margin = 1 + 2 * kMargin;
  const cv::Size target(std::max(8, cvRound(alpha.cols * scale * margin)),
                        std::max(8, cvRound(height * margin)));
  const BackwardMap map = backward_map(pose, alpha.size(), target, scale);
  Sprite sprite;
  cv::remap(bgr, sprite.bgr, map.columns, map.rows, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::remap(alpha, sprite.alpha, map.columns, map.rows, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  soften_rim(sprite.alpha);
  sprite.eyes = moved_eyes(cutout, pose, alpha.size(), target, scale);
  const cv::Rect bounds = cv::boundingRect(sprite.alpha >= 96);
  if (bounds.empty()) return {};
  sprite.bgr = sprite.bgr(bounds);
  sprite.alpha = sprite.alpha(bounds);
  for (cv::Point2f& eye : sprite.eyes) eye -= cv::Point2f(bounds.tl());
  return sprite;
}

}  // namespace fieldloop
