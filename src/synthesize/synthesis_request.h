#pragma once
#include <string>

#include "dataset/yolo.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

// Images to generate, and where they are to go.
struct SynthesisRequest {
  SynthesisOptions options;
  std::string dataset;  // which the images join; empty: they only lie in data/synthetic_training/
  Split split = Split::kTrain;
};

}  // namespace fieldloop
