#include "image/container.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.h"

namespace fieldloop {
namespace {

using Bytes = std::span<const unsigned char>;

[[noreturn]] void cut_off(std::string_view format) {
  throw Error(ErrorCode::kCorruptData, "the " + std::string(format) + " is cut off or damaged");
}

std::uint32_t big_endian(Bytes b) {
  return static_cast<std::uint32_t>(b[0]) << 24 | static_cast<std::uint32_t>(b[1]) << 16 |
         static_cast<std::uint32_t>(b[2]) << 8 | b[3];
}

std::uint32_t little_endian(Bytes b, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint32_t>(b[i]) << (8 * i);
  return value;
}

bool is_type(Bytes type, std::string_view name) {
  return std::equal(name.begin(), name.end(), type.begin(),
                    [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

int as_side(std::uint32_t pixels) { return static_cast<int>(std::min<std::uint32_t>(pixels, INT32_MAX)); }

// Some writers put JPEG's marker before the TIFF bytes.
Bytes without_exif_marker(Bytes exif) {
  const bool marked = exif.size() > 6 && is_type(exif, "Exif");
  return marked ? exif.subspan(6) : exif;
}

ImageSize size_of_vp8(Bytes data) {
  if (data.size() < 10) cut_off("WebP");
  return {as_side(little_endian(data.subspan(6), 2) & 0x3FFF),
          as_side(little_endian(data.subspan(8), 2) & 0x3FFF)};
}

ImageSize size_of_vp8l(Bytes data) {
  if (data.size() < 5) cut_off("WebP");
  const std::uint32_t bits = little_endian(data.subspan(1), 4);
  return {as_side((bits & 0x3FFF) + 1), as_side((bits >> 14 & 0x3FFF) + 1)};
}

ImageSize size_of_vp8x(Bytes data) {
  if (data.size() < 10) cut_off("WebP");
  if ((data[0] & 0x02) != 0)
    throw Error(ErrorCode::kUnsupported, "this is an animated WebP; a photo is needed");
  return {as_side(little_endian(data.subspan(4), 3) + 1), as_side(little_endian(data.subspan(7), 3) + 1)};
}

void read_webp_chunk(Bytes type, Bytes data, ContainerFacts& facts) {
  const bool first = facts.stored_size == ImageSize{};
  if (is_type(type, "EXIF")) facts.exif = without_exif_marker(data);
  if (is_type(type, "VP8X")) facts.stored_size = size_of_vp8x(data);
  if (is_type(type, "VP8 ") && first) facts.stored_size = size_of_vp8(data);
  if (is_type(type, "VP8L") && first) facts.stored_size = size_of_vp8l(data);
}

}  // namespace

ContainerFacts read_png_chunks(Bytes bytes) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kAround = 12;  // length, type and checksum around the data of a chunk
  ContainerFacts facts;
  for (Bytes rest = bytes.subspan(kSignature); rest.size() >= kAround;) {
    const std::size_t length = big_endian(rest);
    if (length > rest.size() - kAround) cut_off("PNG");
    const Bytes type = rest.subspan(4, 4);
    const Bytes data = rest.subspan(8, length);
    if (is_type(type, "IHDR") && length >= 8)
      facts.stored_size = {as_side(big_endian(data)), as_side(big_endian(data.subspan(4)))};
    if (is_type(type, "eXIf")) facts.exif = data;
    if (is_type(type, "IEND")) return facts;
    rest = rest.subspan(kAround + length);
  }
  cut_off("PNG");
}

ContainerFacts read_webp_chunks(Bytes bytes) {
  constexpr std::size_t kRiffHeader = 12;
  constexpr std::size_t kChunkHeader = 8;
  const std::size_t end = std::size_t{8} + little_endian(bytes.subspan(4), 4);
  if (end > bytes.size() || end < kRiffHeader) cut_off("WebP");
  ContainerFacts facts;
  for (Bytes rest = bytes.first(end).subspan(kRiffHeader); rest.size() >= kChunkHeader;) {
    const std::size_t length = little_endian(rest.subspan(4), 4);
    if (length > rest.size() - kChunkHeader) cut_off("WebP");
    read_webp_chunk(rest.first(4), rest.subspan(kChunkHeader, length), facts);
    rest = rest.subspan(std::min(rest.size(), kChunkHeader + length + (length & 1)));
  }
  return facts;
}

}  // namespace fieldloop
