#pragma once
#include <opencv2/core.hpp>
#include <string>

#include "core/box.h"

namespace fieldloop {

cv::Scalar colour_of_class(int class_id);  // BGR

// Draws boxes and their labels on an image, in sizes that stay legible when it is shown about 1,000 pixels
// wide.
class BoxPen {
 public:
  explicit BoxPen(cv::Mat& image);  // which must outlive the pen
  void draw(const PixelBox& box, const std::string& label, const cv::Scalar& bgr);
  int line() const { return line_; }

 private:
  void draw_label(const cv::Rect& box, const std::string& label, const cv::Scalar& bgr);
  cv::Mat& image_;
  double scale_;
  int line_, text_line_;
};

// " 0.87"
std::string confidence_text(float confidence);

}  // namespace fieldloop
