#pragma once
#include <chrono>
#include <vector>

#include "core/ids.h"

namespace fieldloop {

class Transaction;

// The photos of the same camera around this one without a gap of `gap` or more, oldest first; of a longer
// event the `most` nearest on either side. Throws what Database::read translates into Error.
std::vector<PhotoId> event_photos(Transaction& sql, PhotoId photo, std::chrono::milliseconds gap, int most);

}  // namespace fieldloop
