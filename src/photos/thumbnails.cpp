#include "photos/thumbnails.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <fstream>
#include <opencv2/core/mat.hpp>

#include "core/error.h"
#include "home/home.h"
#include "home/photo_files.h"
#include "photos/parts.h"

namespace fieldloop {
namespace {

constexpr std::array kWidths{160, 320, 640, 1280};

constexpr int kWidestWebp = 640;

std::filesystem::path file_of(const Home& home, const std::string& filename, int width, ImageFormat format) {
  return home.thumbnails() / std::to_string(width) / (filename + std::string(extension_of(format)));
}

bool is_whole_jpeg(std::ifstream& in) {
  std::array<char, 2> end{};
  return in.seekg(-2, std::ios::end) && in.read(end.data(), end.size()) && end[0] == '\xFF' &&
         end[1] == '\xD9';
}

// "RIFF" and the number of bytes that follow, lowest byte first.
bool is_whole_webp(std::ifstream& in) {
  constexpr std::size_t kHeader = 8;
  std::array<unsigned char, kHeader> header{};
  if (!in.read(reinterpret_cast<char*>(header.data()), header.size()) || !in.seekg(0, std::ios::end))
    return false;
  const auto rest = static_cast<std::uint32_t>(header[4]) | static_cast<std::uint32_t>(header[5]) << 8U |
                    static_cast<std::uint32_t>(header[6]) << 16U |
                    static_cast<std::uint32_t>(header[7]) << 24U;
  return in.tellg() == static_cast<std::streamoff>(kHeader + rest);
}

// A power cut can leave a file without its end, since thumbnails are not synced.
bool is_whole(const std::filesystem::path& file, ImageFormat format) {
  std::ifstream in(file, std::ios::binary);
  return in && (format == ImageFormat::kWebp ? is_whole_webp(in) : is_whole_jpeg(in));
}

void write_unsynced(const std::filesystem::path& file, std::span<const unsigned char> bytes) {
  static std::atomic<unsigned> counter{0};
  const auto temporary = file.parent_path() / (".fieldloop-tmp-" + std::to_string(::getpid()) +
                                               "-thumbnail-" + std::to_string(counter++));
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(temporary, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) std::filesystem::rename(temporary, file);
}

void keep(const std::filesystem::path& file, std::span<const unsigned char> bytes) noexcept {
  try {
    write_unsynced(file, bytes);
  } catch (const std::exception& error) {
    spdlog::warn("No thumbnail kept as {}: {}", file.string(), error.what());
  }
}

}  // namespace

int thumbnail_width(int width) {
  for (const int standard : kWidths)
    if (width <= standard) return standard;
  return kWidths.back();
}

ImageFormat thumbnail_format(int width, bool takes_webp) {
  return takes_webp && thumbnail_width(width) <= kWidestWebp ? ImageFormat::kWebp : ImageFormat::kJpeg;
}

std::filesystem::path thumbnail_of(const PhotosParts& parts, const std::string& filename, int width,
                                   ImageFormat format) {
  const int standard = thumbnail_width(width);
  auto file = file_of(parts.home, filename, standard, format);
  if (is_whole(file, format)) return file;
  const auto bytes = parts.files.read(filename);
  // Twice the width, so that the longer side of an upright photo is enough too.
  keep(file, make_thumbnail(decode_upright(bytes, 2 * standard), standard, format));
  return file;
}

void keep_new_thumbnail(const PhotosParts& parts, const std::string& filename,
                        std::span<const unsigned char> webp) noexcept {
  for (const int width : kWidths)
    for (const auto format : {ImageFormat::kJpeg, ImageFormat::kWebp}) {
      std::error_code ignored;
      std::filesystem::remove(file_of(parts.home, filename, width, format), ignored);
    }
  keep(file_of(parts.home, filename, kGridThumbnail, ImageFormat::kWebp), webp);
}

}  // namespace fieldloop
