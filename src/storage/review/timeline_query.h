#pragma once
#include <string>

#include "core/vocabulary.h"
#include "storage/photos/photo_filter.h"

namespace fieldloop {

// A day ("2026-05-01"), or a tenth of confidence ("0.9", which holds 1.00 too).
struct TimelineSection {
  std::string key;
  long long photos = 0;
};

struct TimelinePlace {
  std::string section;
  long long offset = 0;  // in its section
  long long index = 0;   // in the whole timeline
};

// The order of the review grid: by day on the camera's clock and time of capture, or by the most confident
// shown box rounded down to hundredths and, within one, newest first. kOldest and kUncertain are the reverse.
struct TimelineQuery {
  PhotoFilter filter;
  TimelineSort sort = TimelineSort::kNewest;
};

}  // namespace fieldloop
