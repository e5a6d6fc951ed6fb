#include "photos/fill_light.h"

#include <spdlog/spdlog.h>

#include <opencv2/core/mat.hpp>
#include <utility>
#include <vector>

#include "core/error.h"
#include "home/photo_files.h"
#include "image/light.h"
#include "image/photo.h"
#include "photos/parts.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr int kPhotosAtOnce = 64;
constexpr int kEnoughPixels = 160;  // of the longer side

std::optional<PhotoLight> light_of(const PhotosParts& parts, const PhotoRow& photo) {
  try {
    const auto picture = decode_upright(parts.files.read(photo.filename), kEnoughPixels);
    return looks_like_night(picture) ? PhotoLight::kNight : PhotoLight::kDay;
  } catch (const Error& error) {
    spdlog::warn("Day or night is not known of {}: {}", photo.filename, error.what());
    return {};
  }
}

void fill_portion(const PhotosParts& parts, const std::vector<PhotoRow>& photos,
                  const std::stop_token& stop) {
  std::vector<std::pair<PhotoId, PhotoLight>> found;
  for (const auto& photo : photos) {
    if (stop.stop_requested()) break;
    if (const auto light = light_of(parts, photo)) found.emplace_back(photo.id, *light);
  }
  parts.db.write([&](Transaction& sql) {
    for (const auto& [id, light] : found) set_light(sql, id, light);
  });
}

}  // namespace

void fill_light(const PhotosParts& parts, const std::stop_token& stop) {
  PhotoId last;
  try {
    while (!stop.stop_requested()) {
      const auto photos =
          parts.db.read([&](Transaction& sql) { return photos_without_light(sql, last, kPhotosAtOnce); });
      if (photos.empty()) return;
      fill_portion(parts, photos, stop);
      last = photos.back().id;
    }
  } catch (const Error& error) {
    spdlog::error("Day and night are filled in after the next start: {}", error.what());
  }
}

}  // namespace fieldloop
