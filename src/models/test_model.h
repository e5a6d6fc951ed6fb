#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

#include "core/progress.h"

namespace fieldloop {

struct App;

struct TestModelRequest {
  std::string model;             // a model version's name, or an .onnx file
  std::filesystem::path images;  // folder
  std::filesystem::path output;  // for pictures, detections.json and detections.csv; empty: none are written
  std::filesystem::path labels;  // folder of YOLO labels; empty: no metrics
  float threshold = 0.25F;       // from which boxes are drawn and listed
};

// Runs a model over a folder: {"model", "photos": [{"filename", "detections"}], "evaluation" as the
// API's or null, "problems"}. Classes of the labels are those of labels/classes.txt, else the model's. Throws
// Error(kNotFound), Error(kInvalidInput) when the folder holds no image.
nlohmann::json test_model(App& app, const TestModelRequest& request, const ProgressFn& progress,
                          std::stop_token stop);

}  // namespace fieldloop
