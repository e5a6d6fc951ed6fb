#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "image/photo.h"

namespace fieldloop {

struct PhotosParts;

// Pixels wide; made at ingest as WebP, the others when first asked for.
inline constexpr int kGridThumbnail = 320;

// The smallest of 160, 320, 640 and 1280 that is not below `width`; 1280 above them.
int thumbnail_width(int width);

// WebP for a client that takes it, but JPEG for the largest: they are seen one at a time, and as WebP would
// take long to make.
ImageFormat thumbnail_format(int width, bool takes_webp);

// The thumbnail's file for a photo, made if it is not there. Throws Error(kNotFound) when the
// photo's file is gone. Thread-safe.
std::filesystem::path thumbnail_of(const PhotosParts& parts, const std::string& filename, int width,
                                   ImageFormat format);

// Keeps the thumbnail of a new photo in place of those that an earlier photo of this name may have left. It
// is not synced: it can be made again, and a broken one is noticed. Never throws.
void keep_new_thumbnail(const PhotosParts& parts, const std::string& filename,
                        std::span<const unsigned char> webp) noexcept;

}  // namespace fieldloop
