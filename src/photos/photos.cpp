#include "photos/photos.h"

#include "core/error.h"
#include "home/photo_files.h"
#include "photos/fill_light.h"
#include "storage/sqlite/database.h"

namespace fieldloop {

std::filesystem::path Photos::original(const PhotoRow& photo) const {
  if (!parts_.files.has(photo.filename))
    throw Error(ErrorCode::kNotFound, "The file of " + photo.filename + " is gone.", photo.filename);
  return parts_.files.local(photo.filename);
}

std::filesystem::path Photos::thumbnail(const PhotoRow& photo, int width, ImageFormat format) const {
  return thumbnail_of(parts_, photo.filename, width, format);
}

void Photos::ingest(const std::function<std::optional<PendingPhoto>()>& next,
                    const std::function<void(const IngestOutcome&)>& done, std::stop_token stop) {
  ingest_photos(parts_, next, done, std::move(stop));
}

std::vector<IngestOutcome> Photos::ingest(std::vector<IncomingPhoto> photos) {
  return ingest_photos(parts_, std::move(photos));
}

void Photos::record_upload(const std::vector<IngestOutcome>& outcomes) {
  fieldloop::record_upload(parts_, outcomes);
}

ImportReport Photos::import(const ImportRequest& request, const ProgressFn& progress, std::stop_token stop) {
  return import_photos(parts_, request, progress, std::move(stop));
}

IncomingFolder Photos::incoming_folder(std::chrono::milliseconds quiet) {
  return IncomingFolder(parts_, quiet);
}

StrayPhotos Photos::take_in_strays() { return take_in_stray_photos(parts_); }

DetectReport Photos::detect(const DetectRequest& request, const ProgressFn& progress, std::stop_token stop) {
  return detect_photos(parts_, request, progress, std::move(stop));
}

long long Photos::count_waiting(ModelId model) const {
  return parts_.db.read([&](Transaction& sql) {
    return count_photos_to_detect(sql, {DetectScope::kWaiting, model, true});
  });
}

void Photos::fill_light(const std::stop_token& stop) { fieldloop::fill_light(parts_, stop); }

void Photos::end_open_sessions() {
  parts_.db.write([](Transaction& sql) { fieldloop::end_open_sessions(sql); });
}

}  // namespace fieldloop
