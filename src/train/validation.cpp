#include "train/validation.h"

#include <opencv2/imgproc.hpp>

#include "model/decode.h"
#include "model/postprocess.h"
#include "train/augment.h"

namespace fieldloop {
namespace {

constexpr std::size_t kBatch = 16;

torch::Tensor rgb_bytes(const cv::Mat& bgr) {
  cv::Mat rgb;
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return torch::from_blob(rgb.data, {rgb.rows, rgb.cols, 3}, torch::kByte).clone();
}

PixelBox within(const PixelBox& box, const PixelBox& area) {
  return {std::clamp(box.x_min, area.x_min, area.x_max), std::clamp(box.y_min, area.y_min, area.y_max),
          std::clamp(box.x_max, area.x_min, area.x_max), std::clamp(box.y_max, area.y_min, area.y_max)};
}

// In the pixels of the letterboxed square: overlaps are the same as in the photo's own.
EvaluatedPhoto evaluated(const torch::Tensor& output, const View& view) {
  EvaluatedPhoto photo;
  for (const auto& truth : view.boxes) photo.truth.push_back({truth.box, truth.class_id});
  photo.detections = detections_in(output);
  for (auto& detection : photo.detections) detection.box = within(detection.box, view.content);
  return photo;
}

torch::Tensor outputs_of(Network& network, const std::vector<View>& views, Precision precision) {
  std::vector<torch::Tensor> images;
  for (const auto& view : views) images.push_back(rgb_bytes(view.image));
  const PrecisionScope scope(precision);
  const auto prediction = network->forward(network_input(torch::stack(images)));
  return decode_output(prediction, cell_grid(views[0].image.rows, views[0].image.cols));
}

}  // namespace

Metrics validate(Network& network, const PhotoSet& photos, int image_size, Precision precision) {
  const torch::NoGradGuard no_grad;
  std::vector<EvaluatedPhoto> results;
  for (std::size_t first = 0; first < photos.size(); first += kBatch) {
    std::vector<View> views;
    for (auto i = first; i < std::min(first + kBatch, photos.size()); ++i)
      views.push_back(letterboxed(photos.image(i), photos.boxes(i), image_size));
    const auto outputs = outputs_of(network, views, precision);
    for (std::size_t i = 0; i < views.size(); ++i)
      results.push_back(evaluated(outputs[static_cast<std::int64_t>(i)], views[i]));
  }
  return evaluate(results);
}

}  // namespace fieldloop
