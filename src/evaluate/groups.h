#pragma once
#include <string>
#include <vector>

#include "evaluate/bootstrap.h"

namespace fieldloop {

// The photos of one camera, or those of the night: what they measure on their own.
struct Group {
  std::string value;
  Metrics metrics;
  MeasureIntervals intervals;
};

// A group for each value of the label, in alphabetical order; photos without it are in none. Pure.
std::vector<Group> measure_by_label(const std::vector<EvaluatedPhoto>& photos, const std::string& label);

// The photos with the boxes of one class only, so that whatever is measured of them is measured of the class;
// a photo without the class then counts as empty. Pure.
std::vector<EvaluatedPhoto> only_class(std::vector<EvaluatedPhoto> photos, int class_id);

}  // namespace fieldloop
