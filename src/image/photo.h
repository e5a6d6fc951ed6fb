#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/box.h"
#include "core/time.h"

namespace cv {
class Mat;
}

namespace fieldloop {

enum class ImageFormat { kJpeg, kPng, kWebp };
std::string_view extension_of(ImageFormat format);  // ".jpg", ".png", ".webp"
std::string_view mime_type_of(ImageFormat format);

// Whether a file's name says that it is a photo, in large or small letters.
bool is_photo_name(const std::filesystem::path& file);

// What the bytes themselves say (never the name): empty when they are none of the three.
std::optional<ImageFormat> detect_format(std::span<const unsigned char> bytes);

struct ImageLimits {
  std::size_t max_bytes = std::size_t{64} << 20;
  std::int64_t max_pixels = 200'000'000;  // checked in the header, before decoding
  int min_side = 16;                      // pixels
};

struct PhotoInfo {
  ImageFormat format{};
  ImageSize size;  // upright, after EXIF orientation
  std::optional<Timestamp>
      exif_captured_at;  // EXIF DateTimeOriginal with its offset; without one it is taken as UTC. A photo
                         // without it: DateTimeDigitized, then DateTime
  std::optional<int> exif_utc_offset_minutes;  // that offset
};

// Checks that the bytes are a whole, decodable image within limits and reads its facts, without keeping
// pixels. A truncated or damaged file, or one that only pretends to be an image, throws Error(kCorruptData);
// an unknown format Error(kUnsupported); too large Error(kTooLarge). Thread-safe.
PhotoInfo inspect_photo(std::span<const unsigned char> bytes, const ImageLimits& limits = {});

// Decodes to upright 8-bit BGR. With `at_least` > 0 a JPEG may be decoded at 1/2, 1/4 or 1/8 as long as its
// longer side stays >= at_least pixels. Throws as inspect_photo. Thread-safe.
cv::Mat decode_upright(std::span<const unsigned char> bytes, int at_least = 0,
                       const ImageLimits& limits = {});

// The image scaled to `width` pixels (never enlarged), as the bytes of a file of that format.
std::vector<unsigned char> make_thumbnail(const cv::Mat& upright_bgr, int width,
                                          ImageFormat format = ImageFormat::kJpeg);

// Lets OpenCV work on an image in the calling thread only, for programs that work on several images at once.
// Once, at start.
void use_one_thread_an_image();

// Lower-case hexadecimal SHA-256, 64 characters.
std::string sha256_hex(std::span<const unsigned char> bytes);

// 64-bit difference hash of the upright image: near-duplicates differ in few bits.
std::uint64_t difference_hash(const cv::Mat& upright_bgr);

// Bits in which the difference hashes of frames of one burst differ, about.
inline constexpr int kNearlySameBits = 3;

// Whether two difference hashes are those of nearly the same picture, as frames of one burst are; different
// moments of one fixed camera are not.
bool nearly_same(std::uint64_t a, std::uint64_t b);

// A capture time written in a file name, such as IMG_20260501_063000.jpg or 2026-05-01T06-30-00.png.
std::optional<Timestamp> capture_time_from_name(std::string_view filename);

}  // namespace fieldloop
