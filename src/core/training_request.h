#pragma once
#include <string>

#include "core/training_options.h"

namespace fieldloop {

// What a training run was started with; the API's TrainingRequest.
struct TrainingRequest : TrainingOptions {
  std::string preset;         // whose options these are, apart from those that were named
  std::string dataset;        // empty: the active one
  std::string base;           // model version to start from; empty: the deployed one
  bool add_annotated = true;  // first move the annotated photos into the dataset
  std::string notes;
  bool keeps_image_size = false;  // that of the base takes the place of image_size when the run is started
};

}  // namespace fieldloop
