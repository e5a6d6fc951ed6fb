#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/box.h"
#include "core/detection.h"
#include "core/ids.h"
#include "core/time.h"

namespace soci {
class session;
}

namespace fieldloop {

// A photo with its camera's name and what people said about it.
struct PhotoRow {
  PhotoId id;
  std::string filename;  // unique; the file's name in data/photos/
  std::string filepath;  // relative to home
  std::string sha256;
  ImageSize size;  // upright
  Timestamp captured_at{};
  Timestamp created_at{};
  std::string camera;
  std::optional<SessionId> session;
  std::optional<ModelId> detected_by;  // whose detections are shown; empty: not looked at yet
  bool marked = false;
  std::optional<Timestamp> marked_at;
  std::optional<std::string> mark_reason, mark_note;
  bool annotated = false;
  bool annotated_empty = false;  // confirmed to hold nothing
};

struct NewPhoto {
  std::string filename;
  std::string filepath;
  std::string sha256;
  ImageSize size;
  Timestamp captured_at{};
  CameraId camera;
  std::optional<SessionId> session;
};

enum class PhotoOrder { kNewestCapture, kNewestMark };

// Which photos; an absent condition does not matter.
struct PhotoFilter {
  double min_confidence = kViewThreshold;  // boxes from here up count as detections
  std::optional<bool> has_detections;
  std::optional<int> min_detections;
  std::optional<Timestamp> start, end;  // of the capture, both inclusive
  std::optional<std::string> camera;
  std::optional<std::string> class_name;
  std::optional<bool> marked;
  std::optional<bool> annotated;
  std::optional<bool> joined;  // a dataset, with its annotation
  PhotoOrder order = PhotoOrder::kNewestCapture;
  int limit = 100;
  int offset = 0;
};

// All throw soci::soci_error, which Database::read and write translate.
PhotoId insert_photo(soci::session& sql, const NewPhoto& photo);
std::optional<PhotoRow> find_photo(soci::session& sql, PhotoId id);
std::optional<PhotoRow> find_photo_named(soci::session& sql, const std::string& filename);
std::optional<PhotoId> find_photo_with_hash(soci::session& sql, const std::string& sha256);

// Whether a photo's file is called `stem` with any extension.
bool photo_stem_taken(soci::session& sql, const std::string& stem);

std::vector<PhotoRow> list_photos(soci::session& sql, const PhotoFilter& filter);
long long count_photos(soci::session& sql, const PhotoFilter& filter);  // limit and offset do not matter

void set_mark(soci::session& sql, PhotoId id, Timestamp at, const std::string& reason,
              const std::string& note);
void clear_mark(soci::session& sql, PhotoId id);

// Photos whose shown detections are not this model's, after `after` in id order; for detection in portions.
enum class DetectScope { kWaiting, kAll, kMarked, kUnreviewed };  // kWaiting: not looked at by any model
std::vector<PhotoRow> photos_to_detect(soci::session& sql, DetectScope scope, ModelId model, PhotoId after,
                                       int limit);
long long count_photos_to_detect(soci::session& sql, DetectScope scope, ModelId model);

// Names of all photo files, for finding files that no row names.
std::vector<std::string> all_filenames(soci::session& sql);

}  // namespace fieldloop
