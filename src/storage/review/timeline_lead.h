#pragma once
#include <optional>

#include "storage/review/timeline_order.h"

namespace fieldloop {

// What the kept counts of each day of each hundredth of confidence (day_counts.h) save a long timeline that
// is sorted by confidence: walking over the photos before a page, and counting them.

// Only without a filter are there such counts.
bool has_counts_by_bin(Transaction& sql, const PhotoFilter& filter);

// Leading photos of a section that need not be walked over, and where the rest begins; empty when there are
// no more photos than that.
struct TimelineLead {
  long long photos = 0;
  int bin = 0;
  std::string day;
};
std::optional<TimelineLead> lead_of(Transaction& sql, const TimelineQuery& query, BinRange section,
                                    long long offset);
// The section's photos from where the rest begins.
void add_rest(Condition& condition, TimelineSort sort, BinRange section, const TimelineLead& lead);

// How many photos of its section come before the photo's hundredth and day.
long long kept_before(Transaction& sql, const TimelineQuery& query, const PhotoPlace& place);

}  // namespace fieldloop
