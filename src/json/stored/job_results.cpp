#include "json/stored/job_results.h"

#include "json/stored/stored_json.h"

namespace fieldloop {

using nlohmann::json;

std::string text_of(const DetectResult& result) {
  return json{{"model_name", result.model_name}, {"detected", result.detected}, {"problems", result.problems}}
      .dump();
}

std::string text_of(const DemoResult& result) {
  return json{{"photos", result.photos}, {"dataset", result.dataset}}.dump();
}

std::string text_of(const TrainResult& result) {
  json object{{"run_id", result.run.value}};
  if (!result.model_name.empty()) object["model_name"] = result.model_name;
  return object.dump();
}

}  // namespace fieldloop
