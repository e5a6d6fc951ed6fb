#pragma once
#include <string>
#include <vector>

#include "core/box.h"

namespace fieldloop {

// One box a model predicted, in pixels of the upright photo. `class_id` indexes the model's own class names.
struct Detection {
  PixelBox box;
  int class_id = 0;
  float confidence = 0;  // 0-1
};

// One box that a person drew or confirmed: the truth.
struct LabelledBox {
  NormBox box;
  int class_id = 0;  // position in the dataset's class list
};

// Default confidence from which a detection is shown; stored boxes go down to kStoredConfidence.
inline constexpr float kViewThreshold = 0.25F;
inline constexpr float kStoredConfidence = 0.01F;

}  // namespace fieldloop
