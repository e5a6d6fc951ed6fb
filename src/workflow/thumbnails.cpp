#include "workflow/thumbnails.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <fstream>
#include <opencv2/core/mat.hpp>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "workflow/home.h"

namespace fieldloop {
namespace {

constexpr std::array kWidths{160, 320, 640, 1280};

std::filesystem::path file_of(const Home& home, const std::string& filename, int width) {
  return home.thumbnails() / std::to_string(width) / (filename + ".jpg");
}

// A power cut can leave a file without its end, since thumbnails are not synced.
bool is_whole_jpeg(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, 2> end{};
  return in.seekg(-2, std::ios::end) && in.read(end.data(), end.size()) && end[0] == '\xFF' &&
         end[1] == '\xD9';
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

}  // namespace

int thumbnail_width(int width) {
  for (const int standard : kWidths)
    if (width <= standard) return standard;
  return kWidths.back();
}

std::filesystem::path thumbnail_of(const Home& home, const std::string& filename, int width) {
  const int standard = thumbnail_width(width);
  auto file = file_of(home, filename, standard);
  if (is_whole_jpeg(file)) return file;
  const auto bytes = read_file(home.photos() / filename);
  // Twice the width, so that the longer side of an upright photo is enough too.
  const auto jpeg = make_thumbnail(decode_upright(bytes, 2 * standard), standard);
  keep_thumbnail(home, filename, standard, jpeg);
  return file;
}

void keep_thumbnail(const Home& home, const std::string& filename, int width,
                    std::span<const unsigned char> jpeg) noexcept {
  try {
    write_unsynced(file_of(home, filename, width), jpeg);
  } catch (const std::exception& error) {
    spdlog::warn("No thumbnail kept for {}: {}", filename, error.what());
  }
}

}  // namespace fieldloop
