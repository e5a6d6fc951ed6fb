#pragma once
#include <optional>
#include <span>

#include "core/time.h"

namespace fieldloop {

struct ExifFacts {
  int orientation = 1;  // 1-8, as EXIF counts them; 1: upright already
  std::optional<Timestamp> captured_at;
  std::optional<int> utc_offset_minutes;  // of the clock that captured_at was read from, if it is told
};

// Reads EXIF's TIFF bytes (without "Exif\0\0"). What is missing, impossible or broken stays at its default: a
// photo with broken EXIF is still a photo. Thread-safe; never throws for bad data.
ExifFacts read_exif(std::span<const unsigned char> tiff);

}  // namespace fieldloop
