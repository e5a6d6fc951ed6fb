#include "train/run/validation.h"

#include <iomanip>
#include <sstream>

#include "core/error.h"
#include "core/in_parallel.h"
#include "detect/detector.h"
#include "detect/letterbox.h"
#include "model/decode.h"
#include "model/onnx_export.h"

namespace fieldloop {
namespace {

constexpr const char* kName = "the trained model's ONNX file";
constexpr std::size_t kComparedPhotos = 8;

// Rounding alone gives about 0.0003 pixels and 0.000001 of probability.
constexpr float kLargestShift = 0.1F;  // pixels
constexpr float kLargestChange = 0.001F;

EvaluatedPhoto evaluated(const Detector& detector, const PhotoSet& photos, std::size_t index) {
  const auto size = photos.full_size(index);
  EvaluatedPhoto photo;
  for (const auto& labelled : photos.boxes(index))
    photo.truth.push_back({in_pixels(labelled.box, size), labelled.class_id});
  photo.detections = detector.detect(photos.image(index), size);
  return photo;
}

torch::Tensor network_output(const Model& model, const cv::Mat& image) {
  const torch::NoGradGuard no_grad;
  const auto side = model.image_size;
  auto planes = torch::empty({1, 3, side, side});
  fill_letterboxed(image, letterbox_for({image.cols, image.rows}, side), side,
                   {planes.data_ptr<float>(), static_cast<std::size_t>(planes.numel())});
  return decode_output(Network(model.network)->forward(planes), cell_grid(side, side),
                       model.knows_lookalikes)[0];
}

struct Difference {
  float pixels = 0;       // of a box's centre or size
  float probability = 0;  // of a class
};

// Not a number counts as infinitely far.
float largest(const torch::Tensor& difference) {
  return difference.abs().nan_to_num(std::numeric_limits<float>::infinity()).max().item<float>();
}

Difference difference_on(const Model& model, const Detector& detector, const cv::Mat& image) {
  const auto expected = network_output(model, image);
  auto values = detector.raw_output(image);
  const auto exported = torch::from_blob(values.data(), {static_cast<std::int64_t>(values.size())});
  if (exported.numel() != expected.numel())
    throw Error(ErrorCode::kInternal,
                "The exported model is refused: it has another number of boxes than the network.");
  const auto difference = exported.view_as(expected) - expected;
  return {largest(difference.slice(0, 0, 4)), largest(difference.slice(0, 4))};
}

[[noreturn]] void refuse(const Difference& difference, const std::string& photo) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << std::setprecision(3) << "The exported model is refused: on " << photo
       << " its boxes differ from the trained network's by up to " << difference.pixels
       << " pixels and its probabilities by up to " << difference.probability
       << " (allowed: " << kLargestShift << " and " << kLargestChange
       << "). The trained weights are kept in best.pt.";
  throw Error(ErrorCode::kInternal, text.str());
}

}  // namespace

Metrics validate(const Model& model, const PhotoSet& photos, int threads) {
  const auto onnx = onnx_file_of(model);
  const Detector detector(onnx, kName, {.threads = 1});
  std::vector<EvaluatedPhoto> results(photos.size());
  in_parallel(photos.size(), static_cast<std::size_t>(threads),
              [&](std::size_t i) { results[i] = evaluated(detector, photos, i); });
  return evaluate(results);
}

void refuse_differing_export(const Model& model, std::string_view onnx, const PhotoSet& photos) {
  const Detector detector(onnx, kName, {.threads = 1});
  const auto step = std::max<std::size_t>(1, (photos.size() + kComparedPhotos - 1) / kComparedPhotos);
  for (std::size_t i = 0; i < photos.size(); i += step) {
    const auto difference = difference_on(model, detector, photos.image(i));
    if (difference.pixels > kLargestShift || difference.probability > kLargestChange)
      refuse(difference, photos.file(i).filename().string());
  }
}

}  // namespace fieldloop
