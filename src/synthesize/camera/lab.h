#pragma once
#include <opencv2/core.hpp>

namespace fieldloop {

// An 8-bit BGR image in CIE Lab as OpenCV has it: each channel 0-255, 128 for no colour. Thread-safe.
cv::Mat lab_of(const cv::Mat& bgr);

}  // namespace fieldloop
