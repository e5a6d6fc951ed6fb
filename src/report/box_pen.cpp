#include "report/box_pen.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;

}  // namespace

cv::Scalar colour_of_class(int class_id) {
  static const std::array<cv::Scalar, 8> kBgr{cv::Scalar(0, 140, 255),   cv::Scalar(255, 200, 0),
                                              cv::Scalar(80, 220, 60),   cv::Scalar(220, 80, 255),
                                              cv::Scalar(0, 230, 255),   cv::Scalar(255, 120, 60),
                                              cv::Scalar(120, 120, 255), cv::Scalar(200, 255, 120)};
  return kBgr[static_cast<std::size_t>(class_id) % kBgr.size()];
}

BoxPen::BoxPen(cv::Mat& image)
    : image_(image),
      scale_(std::max(0.45, std::max(image.cols, image.rows) / 1600.0)),
      line_(std::max(2, static_cast<int>(std::max(image.cols, image.rows) / 400.0))),
      text_line_(std::max(1, line_ / 2)) {}

void BoxPen::draw(const PixelBox& box, const std::string& label, const cv::Scalar& bgr) {
  const cv::Rect corners(cv::Point(cvRound(box.x_min), cvRound(box.y_min)),
                         cv::Point(cvRound(box.x_max), cvRound(box.y_max)));
  cv::rectangle(image_, corners, bgr, line_);
  draw_label(corners, label, bgr);
}

// Above the box's top left corner, or inside the photo where that would leave it.
void BoxPen::draw_label(const cv::Rect& box, const std::string& label, const cv::Scalar& bgr) {
  int below = 0;
  const cv::Size text = cv::getTextSize(label, kFont, scale_, text_line_, &below);
  const int margin = line_ + 1;
  const cv::Size plate(text.width + 2 * margin, text.height + below + 2 * margin);
  const int x = std::clamp(box.x, 0, std::max(0, image_.cols - plate.width));
  const int y = std::clamp(box.y - plate.height, 0, std::max(0, image_.rows - plate.height));
  cv::rectangle(image_, cv::Rect({x, y}, plate), bgr, cv::FILLED);
  cv::putText(image_, label, {x + margin, y + margin + text.height}, kFont, scale_, cv::Scalar::all(0),
              text_line_, cv::LINE_AA);
}

std::string confidence_text(float confidence) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), " %.2f", static_cast<double>(confidence));
  return text.data();
}

}  // namespace fieldloop
