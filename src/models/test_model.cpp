#include "models/test_model.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <sstream>

#include "app/app.h"
#include "core/error.h"
#include "files/atomic_file.h"
#include "files/csv.h"
#include "image/decoded_photo.h"
#include "image/photo.h"
#include "models/evaluate_model.h"
#include "models/evaluation_json.h"
#include "models/models.h"
#include "models/photo_origins.h"
#include "report/draw_boxes.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path file_of(App& app, const std::string& model) {
  if (model.ends_with(".onnx")) return model;
  return app.home.root() / get_model(app, model).folder / "best.onnx";
}

std::vector<fs::path> images_in(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw Error(ErrorCode::kNotFound, "There is no folder " + folder.string() + ".", "images");
  std::vector<fs::path> images;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && is_photo_name(entry.path())) images.push_back(entry.path());
  std::sort(images.begin(), images.end());
  if (images.empty())
    throw Error(ErrorCode::kInvalidInput, folder.string() + " holds no JPEG, PNG or WebP image.", "images");
  return images;
}

json detection_json(const Detection& detection, const std::string& class_name, ImageSize size) {
  const auto box = normalised(detection.box, size);
  return {{"class_name", class_name}, {"confidence", detection.confidence},
          {"x_min", box.x_min},       {"y_min", box.y_min},
          {"x_max", box.x_max},       {"y_max", box.y_max}};
}

// One photo: what is on it, and its picture with the boxes when a folder is given.
json tested(const Detector& detector, const fs::path& image, const TestModelRequest& request) {
  const auto bytes = read_file(image);
  const auto photo = decode_photo(bytes, detector.image_size());
  const ImageSize size = photo.info.size;
  const auto detections = detector.detect(photo.image, size);
  auto shown = json::array();
  for (const auto& detection : detections)
    if (detection.confidence >= request.threshold)
      shown.push_back(detection_json(
          detection, detector.class_names().at(static_cast<std::size_t>(detection.class_id)), size));
  if (!request.output.empty())
    write_file_atomically(
        request.output / image.filename().replace_extension(".jpg"),
        draw_boxes(decode_upright(bytes), detections, detector.class_names(), request.threshold));
  return {{"filename", image.filename().string()}, {"detections", shown}};
}

std::string as_csv(const json& photos) {
  std::string text = "filename,class_name,confidence,x_min,y_min,x_max,y_max\n";
  for (const auto& photo : photos) {
    for (const auto& box : photo["detections"]) {
      text += csv_field(photo["filename"].get<std::string>()) + "," +
              csv_field(box["class_name"].get<std::string>());
      for (const char* figure : {"confidence", "x_min", "y_min", "x_max", "y_max"})
        text += "," + box[figure].dump();
      text += "\n";
    }
  }
  return text;
}

std::vector<std::string> label_classes_in(const fs::path& folder, const Detector& detector) {
  if (!fs::exists(folder / "classes.txt")) return detector.class_names();
  std::vector<std::string> names;
  std::istringstream lines(read_text_file(folder / "classes.txt"));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) names.push_back(line);
  return names;
}

// Photos without a label file are unreviewed and left out.
std::vector<DatasetItem> labelled_items(const std::vector<fs::path>& images, const fs::path& labels,
                                        std::size_t class_count) {
  std::vector<DatasetItem> items;
  for (const auto& image : images) {
    const auto label = labels / image.filename().replace_extension(".txt");
    if (fs::exists(label))
      items.push_back(
          {image, parse_yolo_labels(read_text_file(label), label.string(), static_cast<int>(class_count))});
  }
  if (items.empty())
    throw Error(ErrorCode::kInvalidInput, labels.string() + " holds no label file for these images.",
                "labels");
  return items;
}

json measured(const Detector& detector, const std::vector<fs::path>& images, const fs::path& labels,
              const ProgressFn& progress, std::stop_token stop) {
  const auto classes = label_classes_in(labels, detector);
  const auto items = labelled_items(images, labels, classes.size());
  auto evaluation =
      std::move(evaluate_models({&detector}, classes, items, progress, std::move(stop)).front());
  add_origins(evaluation.photos, {});
  return evaluation_json(evaluation, labels.string(), "");
}

}  // namespace

json test_model(App& app, const TestModelRequest& request, const ProgressFn& progress, std::stop_token stop) {
  const auto images = images_in(request.images);
  const Detector detector(file_of(app, request.model));
  if (!request.output.empty()) fs::create_directories(request.output);
  json result{{"model", request.model},
              {"photos", json::array()},
              {"evaluation", nullptr},
              {"problems", json::array()}};
  for (std::size_t i = 0; i < images.size() && !stop.stop_requested(); ++i) {
    try {
      result["photos"].push_back(tested(detector, images[i], request));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kIo) throw;
      result["problems"].push_back(images[i].filename().string() + ": " + error.what());
    }
    progress({"Photos", static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(images.size()), {}, {}});
  }
  if (!request.labels.empty())
    result["evaluation"] = measured(detector, images, request.labels, progress, std::move(stop));
  if (!request.output.empty()) {
    write_file_atomically(request.output / "detections.json", result.dump(1));
    write_file_atomically(request.output / "detections.csv", as_csv(result["photos"]));
  }
  return result;
}

}  // namespace fieldloop
