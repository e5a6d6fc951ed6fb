#pragma once
#include "http/server/message.h"
#include "review/timeline.h"

namespace fieldloop {

// The filter and the order that a list of the review page was asked for, and the length of an event's gap.
TimelineQuery timeline_query(const Request& request);
double gap_minutes(const std::optional<double>& given);

inline constexpr double kLeastGap = 0.05;  // minutes
inline constexpr double kLongestGap = 1440;

}  // namespace fieldloop
