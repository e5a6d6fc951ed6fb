#include "models/photo_origins.h"

#include <algorithm>

#include "home/image_hashes.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr auto kLongestPause = std::chrono::seconds(60);  // between two photos of one burst

std::string camera_of(const PhotoRecord& record) {
  const auto camera = record.result.labels.find("camera");
  return camera == record.result.labels.end() ? std::string() : camera->second;
}

// The records with a time, by camera and time.
std::vector<PhotoRecord*> in_order(std::vector<PhotoRecord>& records) {
  std::vector<PhotoRecord*> timed;
  for (auto& record : records)
    if (record.captured_at) timed.push_back(&record);
  std::stable_sort(timed.begin(), timed.end(), [](const PhotoRecord* a, const PhotoRecord* b) {
    return std::pair(camera_of(*a), *a->captured_at) < std::pair(camera_of(*b), *b->captured_at);
  });
  return timed;
}

void add_bursts(std::vector<PhotoRecord>& records) {
  const PhotoRecord* before = nullptr;
  for (auto* record : in_order(records)) {
    const bool follows = before && camera_of(*before) == camera_of(*record) &&
                         *record->captured_at - *before->captured_at <= kLongestPause;
    record->result.burst =
        follows ? before->result.burst : camera_of(*record) + " " + to_iso8601(*record->captured_at);
    before = record;
  }
}

}  // namespace

PhotoOrigins origins_of(const Database& db, ImageHashes& hashes,
                        const std::vector<std::filesystem::path>& images) {
  PhotoOrigins origins;
  for (const auto& image : images) {
    const auto sha256 = hashes.sha256(image);
    db.read([&](Transaction& sql) {
      const auto id = find_photo_with_hash(sql, sha256);
      const auto photo = id ? find_photo(sql, *id) : std::nullopt;
      if (photo) origins[image] = {photo->camera, photo->captured_at};
    });
  }
  return origins;
}

void add_origins(std::vector<PhotoRecord>& records, const PhotoOrigins& origins) {
  for (auto& record : records) {
    const auto origin = origins.find(record.image);
    if (origin == origins.end()) continue;
    if (!origin->second.camera.empty()) record.result.labels["camera"] = origin->second.camera;
    record.captured_at = origin->second.captured_at;
  }
  add_bursts(records);
}

}  // namespace fieldloop
