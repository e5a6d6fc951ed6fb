#pragma once
#include <string>
#include <vector>

#include "review/review_change.h"
#include "review/verdicts.h"
#include "storage/review/review_store.h"

namespace fieldloop {

class Database;
class EventBus;

// Throws Error(kInvalidInput).
void check_reviewer(const std::string& reviewer);

// Tells those who listen that the photos have changed.
void announce_review(EventBus& events, const std::vector<PhotoId>& photos);

// What the reviewer is told after an action: the photos as they are now, and what undo and redo would do.
VerdictResult result_of(const Database& db, const ReviewAction& action, std::vector<PhotoId> photos,
                        std::size_t count, const ReviewChange& change);

}  // namespace fieldloop
