#include "synthesize/camera/compositor.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "synthesize/camera/blending.h"

namespace fieldloop {

namespace {

constexpr double kLeastShown = 0.12;   // share of an animal from which it gets a box
constexpr int kLeastSide = 5;          // pixels
constexpr double kLeastContrast = 18;  // grey levels

cv::Rect grown(const cv::Rect& area, double share, const cv::Rect& within) {
  const cv::Point margin(cvRound(area.width * share), cvRound(area.height * share));
  return cv::Rect(area.tl() - margin, area.br() + margin) & within;
}

// Paints `shade` darker where the sprite's feet touch the ground and, softer, below its body.
cv::Mat contact_shade(const Sprite& sprite, const cv::Rect& area, const cv::Rect& target) {
  cv::Mat feet, width_profile;
  const int sole = std::max(2, area.height / 12);
  cv::reduce(sprite.alpha.rowRange(area.height - sole, area.height), feet, 0, cv::REDUCE_MAX);
  cv::reduce(sprite.alpha, width_profile, 0, cv::REDUCE_MAX);
  cv::GaussianBlur(feet, feet, {0, 1}, std::max(1.0, area.width * 0.02), 0.5);
  cv::GaussianBlur(width_profile, width_profile, {0, 1}, std::max(1.0, area.width * 0.08), 0.5);
  cv::Mat shade = cv::Mat::zeros(target.size(), CV_8UC1);
  const double sigma_feet = std::max(1.0, area.width * 0.015), sigma_body = std::max(1.5, area.width * 0.05);
  for (int y = 0; y < target.height; ++y) {
    const double below = target.y + y - (area.br().y - 1);
    const double near_feet = std::exp(-below * below / (2 * sigma_feet * sigma_feet));
    const double near_body = std::exp(-below * below / (2 * sigma_body * sigma_body));
    for (int x = 0; x < target.width; ++x) {
      const int column = target.x + x - area.x;
      if (column < 0 || column >= area.width) continue;
      shade.at<uchar>(y, x) = cv::saturate_cast<uchar>(0.7 * near_feet * feet.at<uchar>(0, column) +
                                                       0.45 * near_body * width_profile.at<uchar>(0, column));
    }
  }
  return shade;
}

// Mean difference of two pictures inside the mask, in grey levels, their fine grain apart.
double difference(const cv::Mat& a, const cv::Mat& b, const cv::Mat& mask) {
  cv::Mat smooth_a, smooth_b, difference;
  cv::blur(a, smooth_a, {7, 7});
  cv::blur(b, smooth_b, {7, 7});
  cv::absdiff(smooth_a, smooth_b, difference);
  const cv::Scalar mean = cv::mean(difference, mask);
  return (mean[0] + mean[1] + mean[2]) / 3;
}

}  // namespace

cv::Rect Composition::area_of(const Sprite& sprite, const Stand& stand) const {
  const int bottom = cvRound(scene_.view.row_of_ground(stand.depth));
  return {cvRound(stand.column - sprite.alpha.cols / 2.0), bottom - sprite.alpha.rows, sprite.alpha.cols,
          sprite.alpha.rows};
}

cv::Mat Composition::shown_alpha(const Sprite& sprite, const Stand& stand, const cv::Rect& part) const {
  const cv::Rect area = area_of(sprite, stand);
  cv::Mat open = scene_.depth(part) >= stand.depth * 0.985;
  cv::blur(open, open, {2, 2});
  cv::Mat shown;
  cv::multiply(sprite.alpha(part - area.tl()), open, shown, 1 / 255.0);
  return shown;
}

double Composition::visible_share(const Sprite& sprite, const Stand& stand) const {
  const cv::Rect part = area_of(sprite, stand) & frame_;
  if (part.empty()) return 0;
  const double whole = cv::countNonZero(sprite.alpha >= kVisibleAlpha);
  return cv::countNonZero(shown_alpha(sprite, stand, part) >= kVisibleAlpha) / std::max(whole, 1.0);
}

void Composition::add(Sprite sprite, const Stand& stand, std::optional<int> class_id, Random& random) {
  const cv::Rect area = area_of(sprite, stand), part = area & frame_;
  if (part.empty()) return;
  const cv::Rect lower(area.x, area.y + area.height / 2, area.width, area.height * 3 / 4);
  const cv::Rect place = grown(lower, 0.25, frame_);
  match_to_place(sprite, image_(place.empty() ? part : place), light_, random);
  const cv::Mat shown = shown_alpha(sprite, stand, part);
  if (difference(empty_(part), sprite.bgr(part - area.tl()), shown >= kVisibleAlpha) < kLeastContrast) return;
  if (light_.infrared) add_eye_shine(sprite, random);
  cast_shadow(sprite, stand, random);
  const cv::Rect ground = grown(area, 0.15, frame_);
  cv::Mat shade = contact_shade(sprite, area, ground);
  shade.setTo(0, scene_.kind(ground) != static_cast<int>(SurfaceKind::kGround));
  darken(image_(ground), shade, light_.infrared ? 0.35 : random.uniform(0.45, 0.75));
  blend_over(image_(part), sprite.bgr(part - area.tl()), shown);
  for (Instance& farther : instances_) farther.visible(part).setTo(0, shown >= kVisibleAlpha);
  Instance instance{class_id, cv::Mat::zeros(image_.size(), CV_8UC1),
                    cv::countNonZero(sprite.alpha >= kVisibleAlpha)};
  shown.copyTo(instance.visible(part));
  instances_.push_back(std::move(instance));
}

void Composition::cast_shadow(const Sprite& sprite, const Stand& stand, Random& random) {
  if (light_.infrared || light_.clouds > 0.75) return;
  const Viewpoint& view = scene_.view;
  const cv::Rect area = area_of(sprite, stand);
  const double height = area.height / view.pixels_per_metre(stand.depth);
  const double length = height * std::min(1 / std::tan(std::max(light_.elevation, 0.08)), 5.0);
  const double depth = std::max(stand.depth + length * std::cos(light_.shadow_direction), stand.depth * 0.3);
  const double head_row = view.row_of_ground(depth);
  const double head_shift =
      view.column_of(view.x_of(stand.column, stand.depth) + length * std::sin(light_.shadow_direction),
                     depth) -
      stand.column;
  const double bottom = area.br().y;
  // Feet stay, the head falls to where its shadow meets the ground.
  const cv::Matx23d fall(1, -head_shift / area.height, area.x + head_shift, 0,
                         (bottom - head_row) / area.height, head_row);
  cv::Mat shade;
  cv::warpAffine(sprite.alpha, shade, fall, image_.size());
  shade.setTo(0, scene_.kind != static_cast<int>(SurfaceKind::kGround));
  const cv::Rect touched = cv::boundingRect(shade) & frame_;
  if (touched.empty()) return;
  cv::Mat soft;
  cv::GaussianBlur(shade(touched), soft, {}, random.uniform(1, 2.5));
  darken(image_(touched), soft, (1 - light_.clouds) * random.uniform(0.4, 0.62));
}

std::vector<LabelledBox> Composition::boxes() const {
  std::vector<LabelledBox> boxes;
  const ImageSize size{image_.cols, image_.rows};
  for (const Instance& instance : instances_) {
    if (!instance.class_id) continue;
    const cv::Mat shown = instance.visible >= kVisibleAlpha;
    const cv::Rect bounds = cv::boundingRect(shown);
    if (bounds.width < kLeastSide || bounds.height < kLeastSide) continue;
    if (cv::countNonZero(shown) < kLeastShown * instance.whole) continue;
    const PixelBox box{static_cast<float>(bounds.x), static_cast<float>(bounds.y),
                       static_cast<float>(bounds.br().x), static_cast<float>(bounds.br().y)};
    boxes.push_back({normalised(box, size), *instance.class_id});
  }
  return boxes;
}

}  // namespace fieldloop
