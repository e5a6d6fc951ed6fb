#pragma once
#include <string>
#include <vector>

#include "core/detection.h"

namespace cv {
class Mat;
}

namespace fieldloop {

// The photo as JPEG bytes with the detections at or above `threshold` drawn on it: a colour a class, each box
// labelled with its class and confidence. `upright_bgr` is not changed.
std::vector<unsigned char> draw_boxes(const cv::Mat& upright_bgr, const std::vector<Detection>& detections,
                                      const std::vector<std::string>& class_names,
                                      float threshold = kViewThreshold);

}  // namespace fieldloop
