#pragma once
#include <string>
#include <vector>

#include "core/box.h"
#include "review/timeline.h"

namespace fieldloop {

// Which group: boxes of one class of one model at one place of one camera.
struct GroupTarget {
  std::string camera, class_name, model_name;
  NormBox box;
};

// Boxes at one place of one camera that nobody has judged, over several events: most likely the same false
// alarm again and again.
struct FalseAlarmGroup {
  GroupTarget target;
  int photos = 0, boxes = 0, events = 0;
  Timestamp first_at{}, last_at{};
  double max_confidence = 0;
  std::vector<TimelinePhoto> sample;  // at most kGroupSample, spread evenly in time
};
inline constexpr std::size_t kGroupSample = 12;
inline constexpr int kBoxesLookedAt = 5000;

}  // namespace fieldloop
