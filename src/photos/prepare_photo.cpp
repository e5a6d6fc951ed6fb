#include "photos/prepare_photo.h"

#include <spdlog/spdlog.h>

#include "app/app.h"
#include "core/error.h"
#include "image/decoded_photo.h"
#include "image/light.h"
#include "photos/detect_photo.h"
#include "photos/photo_names.h"
#include "photos/thumbnails.h"

namespace fieldloop {
namespace {

// Enough for the detector and for the thumbnail of an upright photo.
constexpr int kWorkingSide = 640;

struct CaptureTime {
  Timestamp at{};
  int utc_offset_minutes = 0;
  bool is_arrival = false;
};

CaptureTime on_machine_clock(Timestamp at, bool is_arrival = false) {
  return {at, machine_utc_offset_minutes(at), is_arrival};
}

// A camera's clock that does not tell its zone is taken as UTC, so that photos show the time it showed.
CaptureTime capture_time(const IncomingPhoto& photo, const PhotoInfo& info) {
  const CaptureTime exif{info.exif_captured_at.value_or(Timestamp{}),
                         info.exif_utc_offset_minutes.value_or(0), false};
  if (photo.captured_at && photo.captured_at != info.exif_captured_at)
    return on_machine_clock(*photo.captured_at);
  if (info.exif_captured_at) return exif;
  if (const auto named = capture_time_from_name(photo.filename)) return {*named, 0, false};
  return photo.file_time ? on_machine_clock(*photo.file_time) : on_machine_clock(now(), true);
}

NewPhoto row_of(const IncomingPhoto& photo, const PhotoInfo& info, const CaptureTime& captured,
                const std::string& sha256) {
  NewPhoto row;
  row.sha256 = sha256;
  row.size = info.size;
  row.captured_at = captured.at;
  row.utc_offset_minutes = captured.utc_offset_minutes;
  row.session = photo.session;
  return row;
}

// Without a usable model the photo waits for one.
std::shared_ptr<const LoadedModel> usable_model(App& app) {
  try {
    return app.detector.current();
  } catch (const Error& error) {
    spdlog::error("The deployed model cannot be used; photos wait: {}", error.what());
    return nullptr;
  }
}

}  // namespace

Prepared prepare_photo(App& app, const IncomingPhoto& photo, IngestOutcome outcome) {
  const auto sha256 = sha256_hex(photo.bytes);
  outcome.photo = app.db.read([&](Transaction& sql) { return find_photo_with_hash(sql, sha256); });
  outcome.status = IngestOutcome::Status::kDuplicate;
  if (outcome.photo) return outcome;
  const auto info = inspect_photo(photo.bytes);
  const auto model = photo.detect ? usable_model(app) : nullptr;
  const int side = std::max(kWorkingSide, model ? model->detector.image_size() : 0);
  const cv::Mat image = decode_upright(photo.bytes, side);
  const auto captured = capture_time(photo, info);
  outcome.time_unknown = captured.is_arrival;
  PreparedPhoto prepared{std::move(outcome),
                         safe_photo_name(photo.filename, info.format),
                         safe_camera_name(photo.camera),
                         row_of(photo, info, captured, sha256),
                         StagedFile(app.home.photos(), photo.bytes),
                         make_thumbnail(image, kGridThumbnail, ImageFormat::kWebp),
                         {},
                         {}};
  prepared.row.night = looks_like_night(image);
  if (model) {
    prepared.detections = detect_on(*model, image, info.size);
    prepared.detected_by = model->id;
  }
  return prepared;
}

}  // namespace fieldloop
