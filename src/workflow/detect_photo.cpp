#include "workflow/detect_photo.h"

#include <opencv2/core/mat.hpp>

namespace fieldloop {

std::vector<NewDetection> detect_on(const LoadedModel& model, const cv::Mat& image, ImageSize size) {
  std::vector<NewDetection> rows;
  for (const auto& detection : model.detector.detect(image, size)) {
    const auto& name = model.detector.class_names().at(static_cast<std::size_t>(detection.class_id));
    rows.push_back({name, static_cast<double>(detection.confidence), normalised(detection.box, size)});
  }
  return rows;
}

}  // namespace fieldloop
