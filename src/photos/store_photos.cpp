#include "photos/store_photos.h"

#include "core/error.h"
#include "photos/parts.h"
#include "photos/photo_names.h"
#include "photos/thumbnails.h"
#include "storage/photos/camera_store.h"
#include "storage/photos/known_photos.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

using Status = IngestOutcome::Status;

// Two photos may not share a stem: NAME.txt is the label of one of them.
std::string choose_name(const PhotosParts& parts, Transaction& sql, const PreparedPhoto& photo) {
  return free_name(photo.wanted_name, photo.row.sha256, [&](const std::string& name) {
    const auto stem = std::filesystem::path(name).stem().string();
    return photo_stem_taken(sql, stem) || (parts.files.has(name) && !photo.file.is_called(name));
  });
}

IngestOutcome store_one(const PhotosParts& parts, Transaction& sql, PreparedPhoto& photo) {
  IngestOutcome outcome = photo.outcome;
  outcome.photo = find_photo_with_hash(sql, photo.row.sha256);
  outcome.status = outcome.photo ? Status::kDuplicate : Status::kAdded;
  if (outcome.photo) return outcome;
  photo.row.filename = choose_name(parts, sql, photo);
  photo.row.filepath = parts.files.stored_path(photo.row.filename);
  photo.row.camera = camera_named(sql, photo.camera);
  photo.file.commit(photo.row.filename);
  outcome.photo = insert_photo(sql, photo.row);
  if (photo.detected_by) set_detections(sql, *outcome.photo, *photo.detected_by, photo.detections);
  return outcome;
}

std::vector<IngestOutcome> store_all(const PhotosParts& parts, Transaction& sql,
                                     std::vector<PreparedPhoto>& photos) {
  std::vector<IngestOutcome> outcomes;
  for (auto& photo : photos) outcomes.push_back(store_one(parts, sql, photo));
  end_first_import(sql);
  parts.files.sync();  // before the commit: a row never names a file that could vanish
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

// Files get their names before their rows are durable: a kill between must not look like a lost database.
void note_first_import(const PhotosParts& parts) {
  if (parts.db.read([](Transaction& sql) { return has_photo_rows(sql); })) return;
  parts.db.write([](Transaction& sql) { begin_first_import(sql); });
}

}  // namespace

std::vector<IngestOutcome> store_photos(const PhotosParts& parts, std::vector<PreparedPhoto>& photos) {
  std::vector<IngestOutcome> outcomes;
  try {
    note_first_import(parts);
    outcomes = parts.db.write([&](Transaction& sql) { return store_all(parts, sql, photos); });
  } catch (const Error& error) {
    return all_refused(photos, error);
  }
  for (std::size_t i = 0; i < photos.size(); ++i)
    if (outcomes[i].status == Status::kAdded)
      keep_new_thumbnail(parts, photos[i].row.filename, photos[i].thumbnail);
  return outcomes;
}

}  // namespace fieldloop
