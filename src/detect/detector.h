#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/box.h"
#include "core/detection.h"

namespace cv {
class Mat;
}

namespace fieldloop {

struct DetectorOptions {
  int threads = 0;  // inside one inference; 0: as many as there are cores
  float min_confidence = kStoredConfidence;
  float nms_iou = 0.6F;      // class-wise non-maximum suppression
  int max_detections = 300;  // a photo, the most confident ones
};

// Runs a deployed model: an ONNX file in the layout of docs/architecture.md (also Ultralytics' YOLOv8/11
// exports). detect() may be called from several threads at once; those beyond what the cores can do wait.
class Detector {
 public:
  // Throws Error(kNotFound) without a file, Error(kCorruptData) when it is not a model of that layout.
  explicit Detector(const std::filesystem::path& onnx_file, const DetectorOptions& options = {});
  // Of such a file's bytes, which are called `name` in messages.
  Detector(std::string_view onnx, const std::string& name, const DetectorOptions& options = {});
  ~Detector();
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;

  const std::vector<std::string>& class_names() const;  // position = class id
  int image_size() const;  // pixels, the square input side from the metadata `imgsz`

  // Boxes in pixels of the image given, or of `full_size` when the image is a reduced decode of a larger
  // photo; clipped to it, most confident first. The image is 8-bit BGR.
  std::vector<Detection> detect(const cv::Mat& upright_bgr) const;
  std::vector<Detection> detect(const cv::Mat& upright_bgr, ImageSize full_size) const;

  // What the network says of the image before suppression: `output0` of docs/architecture.md.
  std::vector<float> raw_output(const cv::Mat& upright_bgr) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldloop
