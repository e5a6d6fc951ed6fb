#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "review/timeline.h"
#include "review/verdicts.h"

namespace fieldloop {

struct App;

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

// Of all cameras or one, most photos first; of each camera the newest kBoxesLookedAt boxes are looked at.
std::vector<FalseAlarmGroup> false_alarm_groups(const App& app, const std::optional<std::string>& camera,
                                                int min_photos);
inline constexpr int kBoxesLookedAt = 5000;

// The boxes of a group as it is now. Throws Error(kNotFound) when there is no such group any more.
std::vector<DetectionId> boxes_of_group(Transaction& sql, const GroupTarget& group);

nlohmann::json to_json(const FalseAlarmGroup& group);

}  // namespace fieldloop
