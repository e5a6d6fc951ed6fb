#pragma once
#include "core/vocabulary.h"
#include "http/server/message.h"
#include "review/review.h"

namespace fieldloop {

// The filter and the order that a list of the review page was asked for, and the length of an event's gap,
// kLeastGap to kLongestGap.
TimelineQuery timeline_query(const Request& request);
double gap_minutes(const std::optional<double>& given);

}  // namespace fieldloop
