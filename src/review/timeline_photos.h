#pragma once
#include <vector>

#include "review/timeline.h"

namespace fieldloop {

// In the order of the ids; those that do not exist are left out.
std::vector<TimelinePhoto> timeline_photos(Transaction& sql, const std::vector<PhotoId>& ids);

// The photos of its event, oldest first. Throws Error(kNotFound) when there is no such photo.
std::vector<PhotoId> event_of(Transaction& sql, PhotoId photo, double gap_minutes);

}  // namespace fieldloop
