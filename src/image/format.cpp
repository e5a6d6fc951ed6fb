#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/vocabulary.h"
#include "image/photo.h"

namespace fieldloop {
namespace {

bool has_at(std::span<const unsigned char> bytes, std::size_t offset, std::string_view text) {
  return bytes.size() >= offset + text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                    [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

}  // namespace

std::string_view extension_of(ImageFormat format) {
  static constexpr std::array<std::string_view, 3> kExtensions{".jpg", ".png", ".webp"};
  return kExtensions.at(static_cast<std::size_t>(format));
}

std::string_view mime_type_of(ImageFormat format) {
  static constexpr std::array<std::string_view, 3> kTypes{"image/jpeg", "image/png", "image/webp"};
  return kTypes.at(static_cast<std::size_t>(format));
}

bool is_photo_name(const std::filesystem::path& file) {
  const auto extension = lower_ascii(file.extension().string());
  return std::ranges::find(kPhotoExtensions, extension) != kPhotoExtensions.end();
}

std::optional<ImageFormat> detect_format(std::span<const unsigned char> bytes) {
  if (has_at(bytes, 0, "\xFF\xD8\xFF")) return ImageFormat::kJpeg;
  if (has_at(bytes, 0, "\x89PNG\r\n\x1A\n")) return ImageFormat::kPng;
  if (has_at(bytes, 0, "RIFF") && has_at(bytes, 8, "WEBP")) return ImageFormat::kWebp;
  return std::nullopt;
}

}  // namespace fieldloop
