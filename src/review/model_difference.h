#pragma once
#include <string>
#include <vector>

#include "evaluate/box_differences.h"
#include "review/timeline.h"

namespace fieldloop {

// What two model versions found on one photo.
struct PhotoDifference {
  TimelinePhoto photo;
  BoxDifference difference;
};

struct ModelDifferences {
  long long total = 0;      // photos on which they differ
  long long waiting_a = 0;  // photos of the filter that a has not looked at
  long long waiting_b = 0;
  std::vector<PhotoDifference> photos;  // most different first
};

struct DifferenceQuery {
  PhotoFilter filter;
  std::string a, b;  // names of model versions
  double threshold = kViewThreshold;
  int limit = 100;
  int offset = 0;
};

}  // namespace fieldloop
