#include "image/infrared.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

constexpr double kGreyDeviation = 4;  // of the colours of a grey photo, in Lab
constexpr double kGreyCast = 12;      // a grey photo may be tinted this much

}  // namespace

bool looks_infrared(const cv::Mat& bgr) {
  cv::Mat lab;
  cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
  cv::Scalar mean, deviation;
  cv::meanStdDev(lab, mean, deviation);
  return std::max(deviation[1], deviation[2]) < kGreyDeviation &&
         std::max(std::abs(mean[1] - 128), std::abs(mean[2] - 128)) < kGreyCast;
}

}  // namespace fieldloop
