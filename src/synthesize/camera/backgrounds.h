#pragma once
#include <filesystem>
#include <vector>

#include "synthesize/camera/photographer.h"

namespace fieldloop {

// The photos (JPEG, PNG, WebP) in the folder, in order of their names. Throws Error(kNotFound) when there is
// no folder or no photo in it.
std::vector<std::filesystem::path> background_photos(const std::filesystem::path& folder);

// An empty photo as a scene that needs no more light.
struct Background {
  Scene scene;
  bool infrared = false;
};

// Cut to the aspect ratio of `size` and at most twice as large; its ground is guessed as level from a horizon
// at a third of the height, and a grey photo counts as infrared. Throws Error naming the file when it is
// damaged or no photo.
Background background_from_photo(const std::filesystem::path& file, ImageSize size);

// A look through `window` at the background.
Setting setting_of(const Background& background, const cv::Rect& window, ImageSize size, Random& random);

}  // namespace fieldloop
