#include "report/draw_boxes.h"

#include <opencv2/imgcodecs.hpp>

#include "report/box_pen.h"

namespace fieldloop {

std::vector<unsigned char> draw_boxes(const cv::Mat& upright_bgr, const std::vector<Detection>& detections,
                                      const std::vector<std::string>& class_names, float threshold) {
  constexpr int kJpegQuality = 90;
  cv::Mat image = upright_bgr.clone();
  BoxPen pen(image);
  // The most confident label is drawn last, over the others.
  for (auto d = detections.rbegin(); d != detections.rend(); ++d)
    if (d->confidence >= threshold)
      pen.draw(d->box, class_names.at(static_cast<std::size_t>(d->class_id)) + confidence_text(d->confidence),
               colour_of_class(d->class_id));
  std::vector<unsigned char> jpeg;
  cv::imencode(".jpg", image, jpeg, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality});
  return jpeg;
}

}  // namespace fieldloop
