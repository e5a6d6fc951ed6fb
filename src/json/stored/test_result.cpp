#include "json/stored/test_result.h"

#include <nlohmann/json.hpp>

#include "json/stored/evaluation_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json photo_json(const TestedPhoto& photo) {
  auto detections = json::array();
  for (const auto& [class_name, confidence, box] : photo.detections)
    detections.push_back({{"class_name", class_name},
                          {"confidence", confidence},
                          {"x_min", box.x_min},
                          {"y_min", box.y_min},
                          {"x_max", box.x_max},
                          {"y_max", box.y_max}});
  return {{"filename", photo.filename}, {"detections", detections}};
}

}  // namespace

json json_of(const TestResult& result) {
  auto photos = json::array();
  for (const auto& photo : result.photos) photos.push_back(photo_json(photo));
  return {{"model", result.model},
          {"photos", photos},
          {"evaluation", result.evaluation ? json_of(*result.evaluation) : json(nullptr)},
          {"problems", result.problems}};
}

std::string text_of(const TestResult& result) { return json_of(result).dump(1); }

}  // namespace fieldloop
