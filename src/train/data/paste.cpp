#include "train/data/paste.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "train/data/random.h"

namespace fieldloop {
namespace {

constexpr double kLeastSize = 0.12;  // longer side, as a share of the view's
constexpr double kMostSize = 0.6;
constexpr double kMostZoom = 2.5;     // a picture that is enlarged more is only blur
constexpr int kLeastPastedSide = 8;   // pixels
constexpr int kTries = 8;             // to find a place
constexpr double kOutside = 0.15;     // of the picture, at most
constexpr double kMostHidden = 0.25;  // of a box
constexpr double kMostShared = 0.5;   // of the picture, with a box
constexpr int kOpaque = 60;           // alpha from which a pixel counts for the lightness
constexpr double kLeastColour = 4;    // difference of the mean channels below which a place has no colour

Picture resized(const Picture& picture, int side, std::mt19937_64& random) {
  const double size = std::exp(uniform(random, std::log(kLeastSize), std::log(kMostSize))) * side;
  const double zoom = std::min(kMostZoom, size / std::max(picture.bgr.cols, picture.bgr.rows));
  const auto how = zoom < 1 ? cv::INTER_AREA : cv::INTER_LINEAR;
  Picture result;
  cv::resize(picture.bgr, result.bgr, {}, zoom, zoom, how);
  cv::resize(picture.alpha, result.alpha, result.bgr.size(), 0, 0, how);
  if (happens(random, 0.5)) {
    cv::flip(result.bgr, result.bgr, 1);
    cv::flip(result.alpha, result.alpha, 1);
  }
  return result;
}

cv::Rect rect_of(const PixelBox& box) {
  return {cvRound(box.x_min), cvRound(box.y_min), cvRound(box.width()), cvRound(box.height())};
}

bool is_free(const cv::Rect& place, const std::vector<TrueBox>& boxes) {
  return std::ranges::none_of(boxes, [&](const TrueBox& truth) {
    const auto box = rect_of(truth.box);
    const double shared = (box & place).area();
    return shared > kMostHidden * box.area() || shared > kMostShared * place.area();
  });
}

std::optional<cv::Rect> place_for(cv::Size size, const View& view, std::mt19937_64& random) {
  const auto corner = [&](int length, int side) {
    return cvRound(uniform(random, -kOutside * length, side - (1 - kOutside) * length));
  };
  for (int i = 0; i < kTries; ++i) {
    const cv::Rect place(cv::Point(corner(size.width, view.image.cols), corner(size.height, view.image.rows)),
                         size);
    if (is_free(place, view.boxes)) return place;
  }
  return std::nullopt;
}

double lightness(const cv::Scalar& mean) { return (mean[0] + mean[1] + mean[2]) / 3; }

void without_colour(cv::Mat& bgr) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  cv::cvtColor(grey, bgr, cv::COLOR_GRAY2BGR);
}

// Towards the light of the place, but not all the way: animals are lighter and darker than what is behind.
void light_like(const cv::Mat& place, Picture& picture, std::mt19937_64& random) {
  const auto there = cv::mean(place);
  const auto here = std::max(8.0, lightness(cv::mean(picture.bgr, picture.alpha > kOpaque)));
  const double gain =
      std::clamp(std::pow(lightness(there) / here, 0.6) * uniform(random, 0.75, 1.3), 0.3, 1.8);
  picture.bgr.convertTo(picture.bgr, -1, gain);
  if (std::abs(there[0] - there[1]) + std::abs(there[1] - there[2]) < kLeastColour)
    without_colour(picture.bgr);
  if (happens(random, 0.4)) cv::GaussianBlur(picture.bgr, picture.bgr, {3, 3}, 0);
}

void blend(const cv::Mat& bgr, const cv::Mat& alpha, cv::Mat target) {
  target.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
    const int share = alpha.at<uchar>(at[0], at[1]);
    const auto& above = bgr.at<cv::Vec3b>(at[0], at[1]);
    for (int c = 0; c < 3; ++c)
      pixel[c] = static_cast<uchar>((pixel[c] * (255 - share) + above[c] * share + 127) / 255);
  });
}

}  // namespace

void paste(View& view, const Picture& picture, int class_id, std::mt19937_64& random) {
  auto pasted = resized(picture, view.image.cols, random);
  if (std::min(pasted.bgr.cols, pasted.bgr.rows) < kLeastPastedSide) return;
  const auto place = place_for(pasted.bgr.size(), view, random);
  if (!place) return;
  const auto visible = *place & cv::Rect({0, 0}, view.image.size());
  const auto part = visible - place->tl();
  const auto target = view.image(visible);
  light_like(target, pasted, random);
  blend(pasted.bgr(part), pasted.alpha(part), target);
  view.boxes.push_back({{static_cast<float>(visible.x), static_cast<float>(visible.y),
                         static_cast<float>(visible.br().x), static_cast<float>(visible.br().y)},
                        class_id});
}

}  // namespace fieldloop
