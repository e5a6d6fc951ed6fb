#pragma once
#include <vector>

#include "core/ids.h"
#include "review/false_alarm_group.h"

namespace fieldloop {

// The boxes of a group as it is now. Throws Error(kNotFound) when there is no such group any more.
std::vector<DetectionId> boxes_of_group(Transaction& sql, const GroupTarget& group);

}  // namespace fieldloop
