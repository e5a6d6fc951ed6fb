#pragma once
#include <optional>
#include <string>
#include <vector>

#include "storage/photos/photo_store.h"
#include "storage/review/timeline_query.h"

namespace fieldloop {

// All throw what Database::read and write translate into Error.

std::vector<TimelineSection> timeline_sections(Transaction& sql, const TimelineQuery& query);

// Photos of a section, in order. Throws Error(kInvalidInput) for a key that cannot be one of the sort's.
std::vector<PhotoRow> section_photos(Transaction& sql, const TimelineQuery& query, const std::string& section,
                                     int offset, int limit);

// Where the photo stands; empty when the filter leaves it out.
std::optional<TimelinePlace> timeline_place(Transaction& sql, const TimelineQuery& query, PhotoId photo);

// The next photo in order, once round, that has neither verdict nor annotation; empty when there is none, or
// no photo `after`.
std::optional<PhotoId> next_unreviewed(Transaction& sql, const TimelineQuery& query, PhotoId after);

}  // namespace fieldloop
