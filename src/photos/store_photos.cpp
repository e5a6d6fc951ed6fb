#include "photos/store_photos.h"

#include <spdlog/spdlog.h>

#include <set>

#include "app/app.h"
#include "core/error.h"
#include "photos/photo_names.h"
#include "photos/thumbnails.h"
#include "storage/photos/camera_store.h"

namespace fieldloop {
namespace {

using Status = IngestOutcome::Status;

// Two photos may not share a stem: NAME.txt is the label of one of them.
std::string choose_name(App& app, Transaction& sql, const PreparedPhoto& photo) {
  return free_name(photo.wanted_name, photo.row.sha256, [&](const std::string& name) {
    const auto stem = std::filesystem::path(name).stem().string();
    return photo_stem_taken(sql, stem) || std::filesystem::exists(app.home.photos() / name);
  });
}

IngestOutcome store_one(App& app, Transaction& sql, PreparedPhoto& photo) {
  IngestOutcome outcome = photo.outcome;
  outcome.photo = find_photo_with_hash(sql, photo.row.sha256);
  outcome.status = outcome.photo ? Status::kDuplicate : Status::kAdded;
  if (outcome.photo) return outcome;
  photo.row.filename = choose_name(app, sql, photo);
  photo.row.filepath = app.home.relative(app.home.photos() / photo.row.filename);
  photo.row.camera = camera_named(sql, photo.camera);
  photo.file.publish(photo.row.filename);
  outcome.photo = insert_photo(sql, photo.row);
  if (photo.detected_by) set_detections(sql, *outcome.photo, *photo.detected_by, photo.detections);
  return outcome;
}

std::vector<IngestOutcome> store_all(App& app, Transaction& sql, std::vector<PreparedPhoto>& photos) {
  std::vector<IngestOutcome> outcomes;
  for (auto& photo : photos) outcomes.push_back(store_one(app, sql, photo));
  sync_folder(app.home.photos());  // before the commit: a row never names a file that could vanish
  return outcomes;
}

std::vector<IngestOutcome> all_refused(std::vector<PreparedPhoto>& photos, const Error& error) {
  std::vector<IngestOutcome> outcomes;
  for (auto& photo : photos) {
    photo.file.withdraw();
    outcomes.push_back(photo.outcome);
    outcomes.back().status = Status::kRefused;
    outcomes.back().reason = error.what();
    outcomes.back().try_again = true;
  }
  return outcomes;
}

}  // namespace

std::vector<IngestOutcome> store_photos(App& app, std::vector<PreparedPhoto>& photos) {
  std::vector<IngestOutcome> outcomes;
  try {
    outcomes = app.db.write([&](Transaction& sql) { return store_all(app, sql, photos); });
  } catch (const Error& error) {
    return all_refused(photos, error);
  }
  for (std::size_t i = 0; i < photos.size(); ++i)
    if (outcomes[i].status == Status::kAdded)
      keep_grid_thumbnail(app.home, photos[i].row.filename, photos[i].thumbnail);
  return outcomes;
}

void clean_photo_folder(App& app) {
  remove_stale_temporaries(app.home.photos());
  // In a write transaction: no process is between publishing a file and naming it in a row.
  app.db.write([&](Transaction& sql) {
    const auto list = all_filenames(sql);
    const std::set<std::string> known(list.begin(), list.end());
    for (const auto& entry : std::filesystem::directory_iterator(app.home.photos())) {
      const auto name = entry.path().filename().string();
      if (name.starts_with('.') || !entry.is_regular_file() || known.contains(name)) continue;
      spdlog::warn("Removing {}: an import that was cut short left it", entry.path().string());
      std::filesystem::remove(entry.path());
    }
  });
}

}  // namespace fieldloop
