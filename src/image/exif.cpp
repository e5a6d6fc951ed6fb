#include "image/exif.h"

#include <algorithm>
#include <exiv2/exiv2.hpp>
#include <string>

namespace fieldloop {
namespace {

// Exiv2 writes a line to standard error for every oddity; the oddities are expected here.
void silence_exiv2() {
  static const bool silenced = [] {
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    return true;
  }();
  static_cast<void>(silenced);
}

std::string text_of(const Exiv2::ExifData& exif, const char* key) {
  const auto entry = exif.findKey(Exiv2::ExifKey(key));
  if (entry == exif.end()) return {};
  std::string text = entry->toString();
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
  return text;
}

struct TimeKeys {
  const char* time;
  const char* fraction;
  const char* offset;
};

constexpr TimeKeys kTimeKeys[] = {
    {"Exif.Photo.DateTimeOriginal", "Exif.Photo.SubSecTimeOriginal", "Exif.Photo.OffsetTimeOriginal"},
    {"Exif.Photo.DateTimeDigitized", "Exif.Photo.SubSecTimeDigitized", "Exif.Photo.OffsetTimeDigitized"},
    {"Exif.Image.DateTime", "Exif.Photo.SubSecTime", "Exif.Photo.OffsetTime"},
};

// EXIF separates the date with colons: "2026:05:01 06:30:00".
std::optional<Timestamp> time_of(const Exiv2::ExifData& exif, const TimeKeys& keys) {
  std::string time = text_of(exif, keys.time);
  if (time.size() != 19) return std::nullopt;
  time[4] = time[7] = '-';
  const std::string fraction = text_of(exif, keys.fraction).substr(0, 3);
  const std::string offset = text_of(exif, keys.offset);
  for (const auto& rest : {"." + fraction + offset, offset, std::string()})
    if (const auto parsed = parse_iso8601(time + rest)) return parsed;
  return std::nullopt;
}

std::optional<Timestamp> capture_time_of(const Exiv2::ExifData& exif) {
  for (const auto& keys : kTimeKeys)
    if (const auto time = time_of(exif, keys)) return time;
  return std::nullopt;
}

int orientation_of(const Exiv2::ExifData& exif) {
  const auto entry = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
  if (entry == exif.end() || entry->count() == 0) return 1;
  const long value = static_cast<long>(entry->toFloat());
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

}  // namespace

ExifFacts read_exif(std::span<const unsigned char> tiff) {
  if (tiff.empty()) return {};
  silence_exiv2();
  try {
    Exiv2::ExifData exif;
    Exiv2::ExifParser::decode(exif, tiff.data(), static_cast<std::uint32_t>(tiff.size()));
    return {orientation_of(exif), capture_time_of(exif)};
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace fieldloop
