#include "photos/fill_light.h"

#include <spdlog/spdlog.h>

#include <opencv2/core/mat.hpp>
#include <utility>
#include <vector>

#include "app/app.h"
#include "core/error.h"
#include "files/atomic_file.h"
#include "image/light.h"
#include "image/photo.h"
#include "storage/photos/photo_store.h"

namespace fieldloop {
namespace {

constexpr int kPortion = 64;
constexpr int kEnoughPixels = 160;  // of the longer side

std::optional<bool> light_of(const App& app, const PhotoRow& photo) {
  try {
    return looks_like_night(decode_upright(read_file(app.home.root() / photo.filepath), kEnoughPixels));
  } catch (const Error& error) {
    spdlog::warn("Day or night is not known of {}: {}", photo.filename, error.what());
    return {};
  }
}

void fill_portion(App& app, const std::vector<PhotoRow>& photos, const std::stop_token& stop) {
  std::vector<std::pair<PhotoId, bool>> found;
  for (const auto& photo : photos) {
    if (stop.stop_requested()) break;
    if (const auto night = light_of(app, photo)) found.emplace_back(photo.id, *night);
  }
  app.db.write([&](Transaction& sql) {
    for (const auto& [id, night] : found) set_light(sql, id, night);
  });
}

}  // namespace

void fill_light(App& app, const std::stop_token& stop) {
  PhotoId last;
  try {
    while (!stop.stop_requested()) {
      const auto photos =
          app.db.read([&](Transaction& sql) { return photos_without_light(sql, last, kPortion); });
      if (photos.empty()) return;
      fill_portion(app, photos, stop);
      last = photos.back().id;
    }
  } catch (const Error& error) {
    spdlog::error("Day and night are filled in after the next start: {}", error.what());
  }
}

}  // namespace fieldloop
