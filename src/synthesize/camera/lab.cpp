#include "synthesize/camera/lab.h"

#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

cv::Mat converted_to_lab(const cv::Mat& bgr) {
  cv::Mat lab;
  cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
  return lab;
}

}  // namespace

cv::Mat lab_of(const cv::Mat& bgr) {
  // OpenCV makes its tables at the first use, without a lock: two threads at once would make them twice.
  static const cv::Mat with_tables = converted_to_lab(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(0)));
  return converted_to_lab(bgr);
}

}  // namespace fieldloop
