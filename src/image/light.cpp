#include "image/light.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace fieldloop {
namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 48;
constexpr int kStripPercent = 12;  // of the height, where trail cameras print time and temperature
constexpr int kColourless = 12;    // of 255; infrared with the noise and tint of real sensors stays below it
constexpr double kVeryDark = 30;   // mean luma of 255; a wood at dusk lies above it
constexpr std::size_t kMostOf = 90;  // percent of the pixels that must be colourless

// Without the strips, and so small that noise averages out.
cv::Mat reduced(const cv::Mat& image) {
  const int strip = image.rows * kStripPercent / 100;
  cv::Mat small;
  cv::resize(image.rowRange(strip, image.rows - strip), small, {kWidth, kHeight}, 0, 0, cv::INTER_AREA);
  return small;
}

int colourfulness(const cv::Vec3b& pixel) {
  const auto [least, most] = std::minmax({pixel[0], pixel[1], pixel[2]});
  return most - least;
}

int colourfulness_of_most(const cv::Mat& small) {
  std::vector<int> values;
  for (const auto& pixel : cv::Mat_<cv::Vec3b>(small)) values.push_back(colourfulness(pixel));
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * kMostOf / 100);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

double mean_luma(const cv::Mat& small) {
  cv::Mat grey;
  cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
  return cv::mean(grey)[0];
}

}  // namespace

bool looks_like_night(const cv::Mat& upright_bgr) {
  const cv::Mat small = reduced(upright_bgr);
  return colourfulness_of_most(small) < kColourless || mean_luma(small) < kVeryDark;
}

}  // namespace fieldloop
