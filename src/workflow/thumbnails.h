#pragma once
#include <filesystem>
#include <span>
#include <string>

namespace fieldloop {

class Home;

inline constexpr int kGridThumbnail = 320;  // pixels wide; made at ingest, the others when first asked for

// The smallest of 160, 320, 640 and 1280 that is not below `width`; 1280 above them.
int thumbnail_width(int width);

// The thumbnail's file for a photo in data/photos/, made if it is not there. Throws Error(kNotFound) when the
// photo's file is gone. Thread-safe.
std::filesystem::path thumbnail_of(const Home& home, const std::string& filename, int width);

// Keeps a thumbnail. It is not synced: it can be made again, and a broken one is noticed. Never throws.
void keep_thumbnail(const Home& home, const std::string& filename, int width,
                    std::span<const unsigned char> jpeg) noexcept;

}  // namespace fieldloop
