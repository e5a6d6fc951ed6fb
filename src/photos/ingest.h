#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "core/vocabulary.h"

namespace fieldloop {

struct PhotosParts;

// A photo on its way in. The capture time is `captured_at` if given, else EXIF, else the file name, else
// `file_time`, else now.
struct IncomingPhoto {
  std::string filename;  // as camera or person called it; only its last part matters
  std::vector<unsigned char> bytes;
  std::string camera = "default";
  std::optional<Timestamp> captured_at;
  std::optional<Timestamp> file_time;
  std::optional<SessionId> session;
  bool detect = true;  // false: the caller brings detections of its own, or a model looks at it later
  bool stray = false;  // its file lies among the photos already, called `filename`, and stays there
};

struct IngestOutcome {
  using Status = FileOutcome;
  std::string filename;      // as it came
  std::size_t position = 0;  // in the order in which the photos were given
  Status status = Status::kRefused;
  std::optional<PhotoId> photo;  // the new one, or the one that has the same bytes
  std::string reason;            // a sentence, when refused
  bool try_again = false;        // refused for want of disk or database, not because of the photo
  bool time_unknown = false;     // nothing tells when it was taken: its time of arrival stands for that
};

// A photo that a worker will load. load() may throw Error; the photo is then refused and the rest go on.
struct PendingPhoto {
  std::string filename;
  std::function<IncomingPhoto()> load;
};

// A pending photo that is read when its turn comes; the file's time is its last change.
PendingPhoto pending_file(const std::filesystem::path& file, const std::string& camera,
                          std::optional<SessionId> session = {});

// Stores photos durably and detects on them with the deployed model, if there is one; else they wait
// (photos.detected_by is NULL). `next` is asked for photos by one thread at a time until it has none; `done`
// is called on the calling thread once a photo, after it is durable. When `stop` is requested no further
// photo is begun. Several may run at once.
void ingest_photos(const PhotosParts& parts, const std::function<std::optional<PendingPhoto>()>& next,
                   const std::function<void(const IngestOutcome&)>& done, std::stop_token stop = {});

// The same for photos in memory; outcomes in their order.
std::vector<IngestOutcome> ingest_photos(const PhotosParts& parts, std::vector<IncomingPhoto> photos);

// Notes an upload in the list of what happened; nothing when no photo is new.
void record_upload(const PhotosParts& parts, const std::vector<IngestOutcome>& outcomes);

}  // namespace fieldloop
