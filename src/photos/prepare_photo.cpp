#include "photos/prepare_photo.h"

#include <spdlog/spdlog.h>

#include "core/error.h"
#include "home/deployed_detector.h"
#include "image/decoded_photo.h"
#include "image/light.h"
#include "photos/parts.h"
#include "photos/photo_names.h"
#include "photos/thumbnails.h"
#include "storage/sqlite/database.h"

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
std::shared_ptr<const LoadedModel> usable_model(const PhotosParts& parts) {
  try {
    return parts.detector.current();
  } catch (const Error& error) {
    spdlog::error("The deployed model cannot be used; photos wait: {}", error.what());
    return nullptr;
  }
}

StagedPhoto staged(const PhotosParts& parts, const IncomingPhoto& photo) {
  return photo.stray ? parts.files.stage_stray(photo.filename) : parts.files.stage(photo.bytes);
}

// A known photo whose file was lost gets the bytes that came again.
void give_back_lost_file(const PhotosParts& parts, PhotoId id, const IncomingPhoto& photo) {
  const auto known = parts.db.read([&](Transaction& sql) { return find_photo(sql, id).value(); });
  if (parts.files.has(known.filename)) return;
  auto file = staged(parts, photo);
  file.commit(known.filename);
  parts.files.sync();
  spdlog::warn("The lost file of {} came again and was put in its place", known.filename);
}

}  // namespace

Prepared prepare_photo(const PhotosParts& parts, const IncomingPhoto& photo, IngestOutcome outcome) {
  const auto sha256 = sha256_hex(photo.bytes);
  outcome.photo = parts.db.read([&](Transaction& sql) { return find_photo_with_hash(sql, sha256); });
  outcome.status = IngestOutcome::Status::kDuplicate;
  if (outcome.photo) {
    give_back_lost_file(parts, *outcome.photo, photo);
    return outcome;
  }
  const auto info = inspect_photo(photo.bytes);
  const auto model = photo.detect ? usable_model(parts) : nullptr;
  const int side = std::max(kWorkingSide, model ? model->detector.image_size() : 0);
  const cv::Mat image = decode_upright(photo.bytes, side);
  const auto captured = capture_time(photo, info);
  outcome.time_unknown = captured.is_arrival;
  PreparedPhoto prepared{std::move(outcome),
                         safe_photo_name(photo.filename, info.format),
                         safe_camera_name(photo.camera),
                         row_of(photo, info, captured, sha256),
                         staged(parts, photo),
                         make_thumbnail(image, kGridThumbnail, ImageFormat::kWebp),
                         {},
                         {}};
  prepared.row.light = looks_like_night(image) ? PhotoLight::kNight : PhotoLight::kDay;
  if (model) {
    prepared.detections = detect_on(*model, image, info.size);
    prepared.detected_by = model->id;
  }
  return prepared;
}

}  // namespace fieldloop
