#pragma once
#include <torch/torch.h>

#include <vector>

#include "core/detection.h"

namespace fieldloop {

// The boxes of one image in the network's input pixels, most confident first: those of at least
// kStoredConfidence, without the ones that overlap a more confident one of their class.
// `output`: decode_output's of that image, [4 + classes, A].
std::vector<Detection> detections_in(const torch::Tensor& output);

}  // namespace fieldloop
