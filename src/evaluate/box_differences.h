#pragma once
#include <string>
#include <vector>

#include "core/box.h"

namespace fieldloop {

struct ModelBox {
  std::string class_name;
  double confidence = 0;
  NormBox box;
  bool matched = false;  // the other model has a box of this class there
};

// What two models found on one photo, set against each other.
struct BoxDifference {
  std::vector<ModelBox> a, b;  // most confident first
  int only_a = 0, only_b = 0;  // boxes without a match
  double difference = 0;       // the sum of their confidences
};

// Matches boxes of one class that overlap by half or more (IoU), the best pairs first, each box once.
BoxDifference difference_of(std::vector<ModelBox> a, std::vector<ModelBox> b);

}  // namespace fieldloop
