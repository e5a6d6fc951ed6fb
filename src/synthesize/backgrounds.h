#pragma once
#include <filesystem>
#include <vector>

#include "synthesize/photographer.h"

namespace fieldloop {

// The photos (JPEG, PNG, WebP) in the folder, in order of their names. Throws Error(kNotFound) when there is
// no folder or no photo in it.
std::vector<std::filesystem::path> background_photos(const std::filesystem::path& folder);

// An empty photo as a setting: cut to the aspect ratio of `size`, its ground guessed as level from a horizon
// at a third of the height; a grey photo counts as infrared. Throws Error(kCorruptData) naming the file.
Setting setting_from_photo(const std::filesystem::path& file, ImageSize size, Random& random);

}  // namespace fieldloop
