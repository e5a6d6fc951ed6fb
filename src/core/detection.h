#pragma once
#include <string>
#include <vector>

#include "core/box.h"
#include "core/vocabulary.h"  // of confidences, kViewThreshold and kStoredConfidence

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

}  // namespace fieldloop
