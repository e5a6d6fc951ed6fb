#pragma once
#include <vector>

#include "photos/prepare_photo.h"

namespace fieldloop {

// Stores the photos in one transaction and returns an outcome each, in order. When it returns, what was added
// is durable. On failure nothing is stored and every outcome says so.
std::vector<IngestOutcome> store_photos(App& app, std::vector<PreparedPhoto>& photos);

// Removes what a killed process left: temporary files, and files in data/photos/ that no row names.
void clean_photo_folder(App& app);

}  // namespace fieldloop
