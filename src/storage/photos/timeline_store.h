#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/vocabulary.h"
#include "storage/photos/day_counts.h"
#include "storage/photos/photo_store.h"

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

// All throw soci::soci_error, which Database::read and write translate.

std::vector<TimelineSection> timeline_sections(Transaction& sql, const TimelineQuery& query);

// Photos of a section, in order. Throws Error(kInvalidInput) for a key that cannot be one of the sort's.
std::vector<PhotoRow> section_photos(Transaction& sql, const TimelineQuery& query, const std::string& section,
                                     int offset, int limit);

// Where the photo stands; empty when the filter leaves it out.
std::optional<TimelinePlace> timeline_place(Transaction& sql, const TimelineQuery& query, PhotoId photo);

// The next photo in order, once round, that has neither verdict nor annotation; empty when there is none, or
// no photo `after`.
std::optional<PhotoId> next_unreviewed(Transaction& sql, const TimelineQuery& query, PhotoId after);

// The photos of the same camera around this one without a gap of `gap` or more, oldest first; of a longer
// event the `most` nearest on either side.
std::vector<PhotoId> event_photos(Transaction& sql, PhotoId photo, std::chrono::milliseconds gap, int most);

}  // namespace fieldloop
