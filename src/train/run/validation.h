#pragma once
#include <string_view>

#include "evaluate/evaluate.h"
#include "model/model_file.h"
#include "train/data/photo_set.h"

namespace fieldloop {

// What the model will be measured to be once it is deployed: its ONNX file run by the detector on all of the
// photos, which are KeptAs::kDecoded, so many at a time as `threads` says.
Metrics validate(const Model& model, const PhotoSet& photos, int threads);

// Throws Error(kInternal) that tells the largest difference when `onnx`, the model's export, gives other
// boxes or probabilities than the model's network on some of these photos.
void refuse_differing_export(const Model& model, std::string_view onnx, const PhotoSet& photos);

}  // namespace fieldloop
