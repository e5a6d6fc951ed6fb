#pragma once
#include <vector>

#include "photos/prepare_photo.h"

namespace fieldloop {

// Stores the photos in one transaction and returns an outcome each, in order. When it returns, what was added
// is durable. On failure nothing is stored and every outcome says so.
std::vector<IngestOutcome> store_photos(const PhotosParts& parts, std::vector<PreparedPhoto>& photos);

}  // namespace fieldloop
