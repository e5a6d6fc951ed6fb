#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace fieldloop {

// What a person asks for when starting a run; the API's TrainingRequest.
struct TrainingRequest {
  std::string dataset;  // empty: the active one
  std::string base;     // model version to start from; empty: the deployed one
  int epochs = 24;
  int batch = 16;
  int image_size = 320;  // pixels, a multiple of 32
  double learning_rate = 0.001;
  std::int64_t seed = 0;
  int frozen_stages = 2;
  bool add_annotated = true;  // first move the annotated photos into the dataset
  std::string notes;
};

// Throws Error(kInvalidInput) naming the member and its range.
void check(const TrainingRequest& request);
TrainingRequest training_request_from(const nlohmann::json& object);  // checked
nlohmann::json to_json(const TrainingRequest& request);

}  // namespace fieldloop
