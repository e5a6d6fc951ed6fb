#include "detect/letterbox.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

constexpr double kGrey = 114;

int scaled_side(int pixels, double scale, int side) {
  return std::clamp(static_cast<int>(std::lround(pixels * scale)), 1, side);
}

// Halved by averaging as long as it stays at least as large as it is needed. JPEGs are decoded at such a
// fraction already; with this, photos that were decoded larger, or are no JPEGs, look the same to the model,
// and fine patterns do not turn into coarse ones.
cv::Mat halved_towards(const cv::Mat& bgr, ImageSize target) {
  int parts = 1;
  while (bgr.cols / (2 * parts) >= target.width && bgr.rows / (2 * parts) >= target.height) parts *= 2;
  if (parts == 1) return bgr;
  cv::Mat smaller;
  cv::resize(bgr, smaller, {bgr.cols / parts, bgr.rows / parts}, 0, 0, cv::INTER_AREA);
  return smaller;
}

}  // namespace

PixelBox Letterbox::to_image(const PixelBox& in_square) const {
  const auto x = [this](float value) { return (value - static_cast<float>(left)) / scale_x; };
  const auto y = [this](float value) { return (value - static_cast<float>(top)) / scale_y; };
  return {x(in_square.x_min), y(in_square.y_min), x(in_square.x_max), y(in_square.y_max)};
}

Letterbox letterbox_for(ImageSize image, int side) {
  const double scale = static_cast<double>(side) / std::max(image.width, image.height);
  Letterbox box;
  box.scaled = {scaled_side(image.width, scale, side), scaled_side(image.height, scale, side)};
  box.left = (side - box.scaled.width) / 2;
  box.top = (side - box.scaled.height) / 2;
  box.scale_x = static_cast<float>(box.scaled.width) / static_cast<float>(image.width);
  box.scale_y = static_cast<float>(box.scaled.height) / static_cast<float>(image.height);
  return box;
}

void fill_letterboxed(const cv::Mat& bgr, const Letterbox& letterbox, int side, std::span<float> planes) {
  cv::Mat square(side, side, CV_8UC3, cv::Scalar::all(kGrey));
  cv::Mat inside =
      square(cv::Rect(letterbox.left, letterbox.top, letterbox.scaled.width, letterbox.scaled.height));
  cv::resize(halved_towards(bgr, letterbox.scaled), inside, inside.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat shares;
  square.convertTo(shares, CV_32FC3, 1.0 / 255);
  const auto plane = [&](std::size_t i) {
    return cv::Mat(side, side, CV_32FC1, planes.data() + i * shares.total());
  };
  std::array<cv::Mat, 3> blue_green_red{plane(2), plane(1), plane(0)};
  cv::split(shares, blue_green_red.data());
}

}  // namespace fieldloop
