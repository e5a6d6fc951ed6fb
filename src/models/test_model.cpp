#include <fmt/format.h>

#include <algorithm>
#include <opencv2/core.hpp>
#include <sstream>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/csv.h"
#include "home/home.h"
#include "image/decoded_photo.h"
#include "image/photo.h"
#include "json/stored/test_result.h"
#include "models/models.h"
#include "models/photo_origins.h"
#include "report/draw_boxes.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

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

// One photo: what is on it, and its picture with the boxes when a folder is given.
TestedPhoto tested(const Detector& detector, const fs::path& image, const TestModelRequest& request) {
  const auto bytes = read_file(image);
  const auto photo = decode_photo(bytes, detector.image_size());
  const ImageSize size = photo.info.size;
  const auto detections = detector.detect(photo.image, size);
  TestedPhoto result{image.filename().string(), {}};
  for (const auto& detection : detections)
    if (detection.confidence >= request.threshold)
      result.detections.push_back({detector.class_names().at(static_cast<std::size_t>(detection.class_id)),
                                   detection.confidence, normalised(detection.box, size)});
  if (!request.output.empty())
    write_file_atomically(
        request.output / image.filename().replace_extension(".jpg"),
        draw_boxes(decode_upright(bytes), detections, detector.class_names(), request.threshold));
  return result;
}

std::string as_csv(const std::vector<TestedPhoto>& photos) {
  std::string text = "filename,class_name,confidence,x_min,y_min,x_max,y_max\n";
  for (const auto& photo : photos)
    for (const auto& [class_name, confidence, box] : photo.detections)
      text += fmt::format("{},{},{},{},{},{},{}\n", csv_field(photo.filename), csv_field(class_name),
                          double{confidence}, double{box.x_min}, double{box.y_min}, double{box.x_max},
                          double{box.y_max});
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

Evaluation measured(const Detector& detector, const std::vector<fs::path>& images, const fs::path& labels,
                    const ProgressFn& progress, std::stop_token stop) {
  const auto classes = label_classes_in(labels, detector);
  const auto items = labelled_items(images, labels, classes.size());
  auto evaluation =
      std::move(evaluate_models({&detector}, classes, items, progress, std::move(stop)).front());
  add_origins(evaluation.photos, {});
  return measure_everything({labels.string(), "", classes, evaluation.metrics},
                            results_of(evaluation.photos));
}

// Photos that cannot be read are problems; a picture that cannot be written ends it.
void test_each(TestResult& result, const Detector& detector, const std::vector<fs::path>& images,
               const TestModelRequest& request, const ProgressFn& progress, const std::stop_token& stop) {
  for (std::size_t i = 0; i < images.size() && !stop.stop_requested(); ++i) {
    try {
      result.photos.push_back(tested(detector, images[i], request));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kIo) throw;
      result.problems.push_back(images[i].filename().string() + ": " + error.what());
    }
    progress({"Photos", static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(images.size()), {}, {}});
  }
}

}  // namespace

TestResult Models::test(const TestModelRequest& request, const ProgressFn& progress,
                        std::stop_token stop) const {
  const auto images = images_in(request.images);
  const Detector detector(request.model.ends_with(".onnx")
                              ? fs::path(request.model)
                              : parts_.home.root() / get(request.model).folder / "best.onnx");
  if (!request.output.empty()) fs::create_directories(request.output);
  TestResult result;
  result.model = request.model;
  test_each(result, detector, images, request, progress, stop);
  if (!request.labels.empty())
    result.evaluation = measured(detector, images, request.labels, progress, std::move(stop));
  if (!request.output.empty()) {
    write_file_atomically(request.output / "detections.json", std::string_view(text_of(result)));
    write_file_atomically(request.output / "detections.csv", std::string_view(as_csv(result.photos)));
  }
  return result;
}

}  // namespace fieldloop
