#include "synthesize/animals/sprite.h"

#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "synthesize/camera/painter.h"

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

// Lowers the head: what lies beyond the base of the neck turns around it, the more the nearer to the head.
class NeckBend {
 public:
  NeckBend(const Neck& neck, cv::Size source, double nod)
      : base_(pixels(neck.base, source)),
        along_(pixels(neck.head, source) - base_),
        nod_((along_[0] > 0 ? nod : -nod) * neck.reach),
        length_(std::max(cv::norm(along_), 1.0)) {
    along_ /= length_;
  }
  // Where in the cut-out the bent animal's point comes from.
  cv::Vec2d source_of(const cv::Vec2d& at) const {
    const cv::Vec2d offset = at - base_;
    cv::Vec2d from = turned(offset, -nod_);
    for (int step = 0; step < 3; ++step) from = turned(offset, -nod_ * share_at(from));
    return base_ + from;
  }

 private:
  static cv::Vec2d pixels(const cv::Point2d& share, cv::Size size) {
    return {share.x * size.width, share.y * size.height};
  }
  static cv::Vec2d turned(const cv::Vec2d& offset, double angle) {
    const double cosine = std::cos(angle), sine = std::sin(angle);
    return {cosine * offset[0] - sine * offset[1], sine * offset[0] + cosine * offset[1]};
  }
  double share_at(const cv::Vec2d& offset) const {
    const double beyond = std::clamp(offset.dot(along_) / length_, 0.0, 1.0);
    return beyond * beyond * (3 - 2 * beyond);
  }

  cv::Vec2d base_, along_;
  double nod_, length_;
};

BackwardMap backward_map(const Cutout& cutout, const Pose& pose, cv::Size source, cv::Size target,
                         double scale) {
  const cv::Matx22d back = shape_of(pose).inv();
  const NeckBend neck(cutout.neck.value_or(Neck{}), source, pose.nod);
  const bool nods = cutout.neck && pose.nod != 0;
  Random random(pose.wobble_seed);
  const cv::Mat bend_x = (fractal_noise(target, 2.5, 2, random) - 0.5) * (pose.wobble * source.height);
  const cv::Mat bend_y = (fractal_noise(target, 2.5, 2, random) - 0.5) * (0.6 * pose.wobble * source.height);
  const cv::Vec2d middle(source.width / 2.0, source.height / 2.0);
  BackwardMap map{cv::Mat(target, CV_32FC1), cv::Mat(target, CV_32FC1)};
  for (int y = 0; y < target.height; ++y) {
    for (int x = 0; x < target.width; ++x) {
      const cv::Vec2d at((x + 0.5 - target.width / 2.0) / scale, (y + 0.5 - target.height / 2.0) / scale);
      const cv::Vec2d straight = back * at + middle;
      const cv::Vec2d from = nods ? neck.source_of(straight) : straight;
      map.columns.at<float>(y, x) = static_cast<float>(from[0] - 0.5) + bend_x.at<float>(y, x);
      map.rows.at<float>(y, x) = static_cast<float>(from[1] - 0.5) + bend_y.at<float>(y, x);
    }
  }
  return map;
}

// The sprite's pixel that shows the cut-out's pixel, or the one that comes nearest.
cv::Point2f shown_at(const BackwardMap& map, const cv::Point2f& wanted) {
  cv::Point nearest;
  float least = std::numeric_limits<float>::max();
  for (int y = 0; y < map.columns.rows; ++y) {
    const float* columns = map.columns.ptr<float>(y);
    const float* rows = map.rows.ptr<float>(y);
    for (int x = 0; x < map.columns.cols; ++x) {
      const float distance = std::hypot(columns[x] - wanted.x, rows[x] - wanted.y);
      if (distance >= least) continue;
      least = distance;
      nearest = {x, y};
    }
  }
  return nearest;
}

// The rim of a cut-out is the part that shows most that it was cut.
void soften_rim(cv::Mat& alpha) {
  cv::Mat inner;
  if (alpha.rows > 40) cv::erode(alpha, inner, cv::getStructuringElement(cv::MORPH_CROSS, {3, 3}));
  if (!inner.empty()) cv::addWeighted(alpha, 0.4, inner, 0.6, 0, alpha);
  cv::GaussianBlur(alpha, alpha, {3, 3}, 0.6);
}

// Cuts off the lower part along a ragged line, as blades of grass do.
void sink(cv::Mat& alpha, double share, std::uint64_t seed) {
  const cv::Rect bounds = cv::boundingRect(alpha >= 96);
  Random random(seed);
  const cv::Mat edge = fractal_noise({alpha.cols, 4}, std::max(6.0, alpha.cols / 6.0), 3, random);
  for (int x = 0; x < alpha.cols; ++x) {
    const double left = 1 - share * (0.7 + 0.6 * edge.at<float>(1, x));
    const int from = bounds.y + cvRound(bounds.height * left);
    if (from < alpha.rows) alpha.col(x).rowRange(std::max(from, 0), alpha.rows).setTo(0);
  }
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
  pose.sunk = random.chance(0.12) ? random.uniform(0.12, 0.45) : 0;
  pose.nod = random.chance(0.5) ? random.uniform(-0.4, 1) : 0;
  return pose;
}

Pose next_pose(const Pose& pose, Random& random) {
  Pose next = pose;
  next.turn += random.uniform(-0.03, 0.03);
  next.width = std::clamp(next.width + random.uniform(-0.06, 0.06), 0.7, 1.15);
  next.shear += random.uniform(-0.03, 0.03);
  next.nod = std::clamp(next.nod + random.uniform(-0.25, 0.25), -0.4, 1.0);
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
  const BackwardMap map = backward_map(cutout, pose, alpha.size(), target, scale);
  Sprite sprite;
  cv::remap(bgr, sprite.bgr, map.columns, map.rows, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::remap(alpha, sprite.alpha, map.columns, map.rows, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  if (pose.sunk > 0) sink(sprite.alpha, pose.sunk, pose.wobble_seed);
  soften_rim(sprite.alpha);
  for (const cv::Point2f& eye : cutout.eyes) {
    const cv::Point2f wanted(eye.x * static_cast<float>(alpha.cols), eye.y * static_cast<float>(alpha.rows));
    sprite.eyes.push_back(shown_at(map, wanted));
  }
  const cv::Rect bounds = cv::boundingRect(sprite.alpha >= 96);
  if (bounds.empty()) return {};
  sprite.bgr = sprite.bgr(bounds);
  sprite.alpha = sprite.alpha(bounds);
  for (cv::Point2f& eye : sprite.eyes) eye -= cv::Point2f(bounds.tl());
  return sprite;
}

}  // namespace fieldloop
