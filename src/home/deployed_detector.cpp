#include "home/deployed_detector.h"

#include <opencv2/core/mat.hpp>

#include "core/error.h"
#include "storage/learning/model_store.h"

namespace fieldloop {

std::shared_ptr<const LoadedModel> DeployedDetector::current() {
  const auto deployed = database_.read([](Transaction& sql) { return find_deployed_model(sql); });
  const MutexLock lock(mutex_);
  if (!deployed) {
    loaded_.reset();
  } else if (!loaded_ || loaded_->id != deployed->id) {
    // One thread an inference: throughput comes from several photos at once.
    loaded_ = std::make_shared<const LoadedModel>(
        LoadedModel{deployed->id, deployed->name,
                    Detector(home_.root() / deployed->folder / "best.onnx", {.threads = 1})});
  }
  return loaded_;
}

std::shared_ptr<const LoadedModel> DeployedDetector::get(const std::string& name) {
  auto deployed = current();
  if (deployed && (name.empty() || deployed->name == name)) return deployed;
  if (name.empty())
    throw Error(ErrorCode::kUnavailable, "No model is deployed yet; deploy one on the Models page.");
  const auto row = database_.read([&](Transaction& sql) { return find_model(sql, std::string_view(name)); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no model " + name + ".", "model");
  return std::make_shared<const LoadedModel>(
      LoadedModel{row->id, row->name, Detector(home_.root() / row->folder / "best.onnx")});
}

void DeployedDetector::reload() {
  const MutexLock lock(mutex_);
  loaded_.reset();
}

std::vector<NewDetection> detect_on(const LoadedModel& model, const cv::Mat& image, ImageSize size) {
  std::vector<NewDetection> rows;
  for (const auto& detection : model.detector.detect(image, size)) {
    const auto& name = model.detector.class_names().at(static_cast<std::size_t>(detection.class_id));
    rows.push_back({name, static_cast<double>(detection.confidence), normalised(detection.box, size)});
  }
  return rows;
}

}  // namespace fieldloop
