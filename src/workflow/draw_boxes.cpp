#include "workflow/draw_boxes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace fieldloop {
namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr int kJpegQuality = 90;

cv::Scalar colour_of(int class_id) {
  static const std::array<cv::Scalar, 8> kBgr{cv::Scalar(0, 140, 255),   cv::Scalar(255, 200, 0),
                                              cv::Scalar(80, 220, 60),   cv::Scalar(220, 80, 255),
                                              cv::Scalar(0, 230, 255),   cv::Scalar(255, 120, 60),
                                              cv::Scalar(120, 120, 255), cv::Scalar(200, 255, 120)};
  return kBgr[static_cast<std::size_t>(class_id) % kBgr.size()];
}

std::string label_of(const Detection& detection, const std::vector<std::string>& class_names) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, " %.2f", static_cast<double>(detection.confidence));
  return class_names.at(static_cast<std::size_t>(detection.class_id)) + confidence;
}

// Sizes that stay legible when the photo is shown about 1,000 pixels wide.
struct Pen {
  explicit Pen(const cv::Mat& image)
      : scale(std::max(0.45, std::max(image.cols, image.rows) / 1600.0)),
        line(std::max(2, static_cast<int>(std::max(image.cols, image.rows) / 400.0))),
        text_line(std::max(1, line / 2)) {}
  double scale;
  int line, text_line;
};

// Above the box's top left corner, or inside the photo where that would leave it.
void draw_label(cv::Mat& image, const Pen& pen, const cv::Rect& box, const std::string& label,
                const cv::Scalar& colour) {
  int below = 0;
  const cv::Size text = cv::getTextSize(label, kFont, pen.scale, pen.text_line, &below);
  const int margin = pen.line + 1;
  const cv::Size plate(text.width + 2 * margin, text.height + below + 2 * margin);
  const int x = std::clamp(box.x, 0, std::max(0, image.cols - plate.width));
  const int y = std::clamp(box.y - plate.height, 0, std::max(0, image.rows - plate.height));
  cv::rectangle(image, cv::Rect({x, y}, plate), colour, cv::FILLED);
  cv::putText(image, label, {x + margin, y + margin + text.height}, kFont, pen.scale, cv::Scalar::all(0),
              pen.text_line, cv::LINE_AA);
}

}  // namespace

std::vector<unsigned char> draw_boxes(const cv::Mat& upright_bgr, const std::vector<Detection>& detections,
                                      const std::vector<std::string>& class_names, float threshold) {
  cv::Mat image = upright_bgr.clone();
  const Pen pen(image);
  // The most confident label is drawn last, over the others.
  for (auto d = detections.rbegin(); d != detections.rend(); ++d) {
    if (d->confidence < threshold) continue;
    const cv::Rect box(cv::Point(cvRound(d->box.x_min), cvRound(d->box.y_min)),
                       cv::Point(cvRound(d->box.x_max), cvRound(d->box.y_max)));
    cv::rectangle(image, box, colour_of(d->class_id), pen.line);
    draw_label(image, pen, box, label_of(*d, class_names), colour_of(d->class_id));
  }
  std::vector<unsigned char> jpeg;
  cv::imencode(".jpg", image, jpeg, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality});
  return jpeg;
}

}  // namespace fieldloop
