#pragma once
#include <span>

#include "core/box.h"

namespace fieldloop {

// What the chunks of a PNG or WebP say before anything is decoded.
struct ContainerFacts {
  ImageSize stored_size;                // before EXIF orientation
  std::span<const unsigned char> exif;  // TIFF bytes inside the file; empty without EXIF
};

// Both throw Error(kCorruptData) when the chunks are cut off or make no sense; bytes after the last chunk are
// ignored. An animated WebP throws Error(kUnsupported).
ContainerFacts read_png_chunks(std::span<const unsigned char> bytes);
ContainerFacts read_webp_chunks(std::span<const unsigned char> bytes);

}  // namespace fieldloop
