#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "photos/detect_photos.h"
#include "photos/import_photos.h"
#include "photos/incoming_folder.h"
#include "photos/ingest.h"
#include "photos/parts.h"
#include "photos/photo_views.h"
#include "photos/stray_photos.h"
#include "photos/thumbnails.h"

namespace fieldloop {

// The photos of cameras: bringing them in, finding them, looking at them with a model. Thread-safe; what is
// not const keeps its result durably before it returns.
class Photos {
 public:
  explicit Photos(PhotosParts parts) : parts_(parts) {}

  PhotoPage page(const PhotoFilter& filter) const;
  long long count_marked() const;
  PhotoView get(PhotoId id, double min_confidence = kViewThreshold) const;  // throws Error(kNotFound)
  PhotoRow named(const std::string& filename) const;                        // throws Error(kNotFound)
  std::vector<DetectionRow> detections(const DetectionFilter& filter) const;
  std::vector<ClassCountRow> detection_classes() const;
  Statistics statistics() const;
  std::vector<SessionRow> sessions() const;
  std::vector<CameraRow> cameras() const;
  std::vector<ActivityRow> activity(int limit) const;  // the latest of what happened, photos or not
  bool database_answers() const;

  // The photo's file as it came. Throws Error(kNotFound) when it is gone.
  std::filesystem::path original(const PhotoRow& photo) const;
  // As thumbnails.h says; made when it is not there.
  std::filesystem::path thumbnail(const PhotoRow& photo, int width, ImageFormat format) const;

  // Ingest, as ingest.h says of ingest_photos and record_upload.
  void ingest(const std::function<std::optional<PendingPhoto>()>& next,
              const std::function<void(const IngestOutcome&)>& done, std::stop_token stop = {});
  std::vector<IngestOutcome> ingest(std::vector<IncomingPhoto> photos);
  void record_upload(const std::vector<IngestOutcome>& outcomes);
  // Throws Error(kNotFound) when a path is not there.
  ImportReport import(const ImportRequest& request, const ProgressFn& progress = {},
                      std::stop_token stop = {});
  IncomingFolder incoming_folder(std::chrono::milliseconds quiet = std::chrono::seconds(2));
  StrayPhotos take_in_strays();

  // Throws Error(kUnavailable) when no model is deployed, Error(kNotFound) for an unknown one,
  // Error(kCancelled).
  DetectReport detect(const DetectRequest& request, const ProgressFn& progress = {},
                      std::stop_token stop = {});
  // Those that wait for the model to look at them.
  long long count_waiting(ModelId model) const;
  void fill_light(const std::stop_token& stop);
  // Imports of a dead process are over.
  void end_open_sessions();

 private:
  PhotosParts parts_;
};

}  // namespace fieldloop
