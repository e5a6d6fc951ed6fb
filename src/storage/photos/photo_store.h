#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/box.h"
#include "core/detect_request.h"
#include "core/ids.h"
#include "core/time.h"
#include "core/vocabulary.h"
#include "storage/photos/photo_filter.h"

namespace fieldloop {

class Transaction;

// A photo with its camera's name and what people said about it.
struct PhotoRow {
  PhotoId id;
  std::string filename;  // unique; the file's name in data/photos/
  std::string filepath;  // relative to home
  std::string sha256;
  ImageSize size;  // upright
  Timestamp captured_at{};
  int utc_offset_minutes = 0;  // of the camera's clock
  Timestamp created_at{};
  std::string camera;
  std::optional<SessionId> session;
  std::optional<ModelId> detected_by;  // whose detections are shown; empty: not looked at yet
  std::optional<std::string> model_name;
  std::optional<PhotoLight> light;  // empty: not looked at yet
  std::optional<Verdict> verdict;
  std::optional<std::string> verdict_class;
  bool marked = false;
  std::optional<Timestamp> marked_at;
  std::optional<MarkReason> mark_reason;
  std::optional<std::string> mark_note;
  bool annotated = false;
  bool annotated_empty = false;  // confirmed to hold nothing
};

struct NewPhoto {
  std::string filename;
  std::string filepath;
  std::string sha256;
  ImageSize size;
  Timestamp captured_at{};
  int utc_offset_minutes = 0;
  std::optional<PhotoLight> light;
  CameraId camera;
  std::optional<SessionId> session;
};

// All throw soci::soci_error, which Database::read and write translate.
PhotoId insert_photo(Transaction& sql, const NewPhoto& photo);
std::optional<PhotoRow> find_photo(Transaction& sql, PhotoId id);
std::optional<PhotoRow> find_photo_named(Transaction& sql, const std::string& filename);
std::optional<PhotoRow> find_photo_with_stem(Transaction& sql, const std::string& stem);  // any extension
std::optional<PhotoId> find_photo_with_hash(Transaction& sql, const std::string& sha256);

// Whether a photo's file is called `stem` with any extension.
bool photo_stem_taken(Transaction& sql, const std::string& stem);

// In the order of the ids; those that do not exist are left out.
std::vector<PhotoRow> photos_with_ids(Transaction& sql, const std::vector<PhotoId>& ids);

std::vector<PhotoRow> list_photos(Transaction& sql, const PhotoFilter& filter);

// Photos found by a query of ids: "WHERE … ORDER BY …" over "photos p", which binds the condition.
std::vector<PhotoRow> select_photos(Transaction& sql, const std::string& rest, const Condition& condition);

// Photos whose light nobody has looked at, after `after` in id order.
std::vector<PhotoRow> photos_without_light(Transaction& sql, PhotoId after, int limit);
void set_light(Transaction& sql, PhotoId id, PhotoLight light);

void set_mark(Transaction& sql, PhotoId id, Timestamp at, MarkReason reason, const std::string& note);
void clear_mark(Transaction& sql, PhotoId id);

// Photos that do not show what this model found, or, when it is not to be shown, that it has not looked at.
struct DetectQuery {
  DetectScope scope = DetectScope::kAll;
  ModelId model;
  bool show = true;
};
// Those after `after` in id order; for detection in portions.
std::vector<PhotoRow> photos_to_detect(Transaction& sql, const DetectQuery& query, PhotoId after, int limit);
long long count_photos_to_detect(Transaction& sql, const DetectQuery& query);

// Names of all photo files, for finding files that no row names.
std::vector<std::string> all_filenames(Transaction& sql);

}  // namespace fieldloop
