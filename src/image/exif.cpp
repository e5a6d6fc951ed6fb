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

struct ExifTime {
  Timestamp at{};
  std::optional<int> utc_offset_minutes;
};

// The offset ("+02:00") is what separates a time with it from the same without.
ExifTime with_offset(Timestamp at, const std::string& time) {
  const auto on_clock = parse_iso8601(time);
  if (!on_clock) return {at, {}};
  const auto difference =
      std::chrono::floor<std::chrono::seconds>(*on_clock) - std::chrono::floor<std::chrono::seconds>(at);
  return {at, static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(difference).count())};
}

// EXIF separates the date with colons: "2026:05:01 06:30:00".
std::optional<ExifTime> time_of(const Exiv2::ExifData& exif, const TimeKeys& keys) {
  std::string time = text_of(exif, keys.time);
  if (time.size() != 19) return std::nullopt;
  time[4] = time[7] = '-';
  const std::string fraction = text_of(exif, keys.fraction).substr(0, 3);
  const std::string offset = text_of(exif, keys.offset);
  for (const auto& rest : {"." + fraction + offset, offset})
    if (const auto parsed = parse_iso8601(time + rest))
      return offset.empty() ? ExifTime{*parsed, {}} : with_offset(*parsed, time);
  if (const auto parsed = parse_iso8601(time)) return ExifTime{*parsed, {}};
  return std::nullopt;
}

std::optional<ExifTime> capture_time_of(const Exiv2::ExifData& exif) {
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
    const auto time = capture_time_of(exif);
    if (!time) return {orientation_of(exif), {}, {}};
    return {orientation_of(exif), time->at, time->utc_offset_minutes};
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace fieldloop
