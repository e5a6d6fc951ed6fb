#include "photos/detect_photo.h"

#include <opencv2/core/mat.hpp>

#include "app/app.h"
#include "core/error.h"
#include "storage/learning/model_store.h"

namespace fieldloop {

std::shared_ptr<const LoadedModel> detector_for(App& app, const std::string& name) {
  auto deployed = app.detector.current();
  if (deployed && (name.empty() || deployed->name == name)) return deployed;
  if (name.empty())
    throw Error(ErrorCode::kUnavailable, "No model is deployed yet; deploy one on the Models page.");
  const auto row = app.db.read([&](Transaction& sql) { return find_model(sql, std::string_view(name)); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no model " + name + ".", "model");
  return std::make_shared<const LoadedModel>(
      LoadedModel{row->id, row->name, Detector(app.home.root() / row->folder / "best.onnx")});
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
