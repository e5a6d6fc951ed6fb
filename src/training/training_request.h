#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "core/training_options.h"

namespace fieldloop {

// What a person asks for when starting a run; the API's TrainingRequest.
struct TrainingRequest : TrainingOptions {
  std::string preset;         // whose options these are, apart from those that were named
  std::string dataset;        // empty: the active one
  std::string base;           // model version to start from; empty: the deployed one
  bool add_annotated = true;  // first move the annotated photos into the dataset
  std::string notes;
  bool keeps_image_size = false;  // that of the base takes the place of image_size when the run is started
};

// Throws Error(kInvalidInput) naming the member and its range.
void check(const TrainingRequest& request);

// The preset's options (the default preset's if none is named) with those that the object names. Checked; a
// member that is none is refused too.
TrainingRequest training_request_from(const nlohmann::json& object);

// A request that was stored by to_json, whatever ranges and presets there were at the time.
TrainingRequest stored_training_request(const nlohmann::json& object);
nlohmann::json to_json(const TrainingRequest& request);

}  // namespace fieldloop
