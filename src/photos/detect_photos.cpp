#include "photos/detect_photos.h"

#include <algorithm>
#include <opencv2/core/mat.hpp>

#include "core/error.h"
#include "core/in_parallel.h"
#include "core/rate_meter.h"
#include "home/deployed_detector.h"
#include "home/events.h"
#include "home/photo_files.h"
#include "image/photo.h"
#include "photos/parts.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr int kDetectedAtOnce = 32;
constexpr std::size_t kMostWorkers = 8;

struct Looked {
  PhotoId photo;
  std::vector<NewDetection> detections;
  std::string problem;         // empty when it could be looked at
  bool looked_before = false;  // then what it found is stored already
};

Looked look(const PhotosParts& parts, const LoadedModel& model, const PhotoRow& photo) {
  if (parts.db.read([&](Transaction& sql) { return has_looked(sql, photo.id, model.id); }))
    return {photo.id, {}, {}, true};
  try {
    const auto bytes = parts.files.read(photo.filename);
    const cv::Mat image = decode_upright(bytes, model.detector.image_size());
    return {photo.id, detect_on(model, image, photo.size), {}, false};
  } catch (const Error& error) {
    return {photo.id, {}, photo.filename + ": " + error.what(), false};
  }
}

std::vector<Looked> look_at_all(const PhotosParts& parts, const LoadedModel& model,
                                const std::vector<PhotoRow>& photos) {
  std::vector<Looked> all(photos.size());
  in_parallel(photos.size(), std::min<std::size_t>(core_count(), kMostWorkers),
              [&](std::size_t i) { all[i] = look(parts, model, photos[i]); });
  return all;
}

void store_one(Transaction& sql, ModelId model, const Looked& looked, bool show) {
  if (!looked.problem.empty()) return;
  if (looked.looked_before)
    show_detections(sql, looked.photo, model);
  else
    set_detections(sql, looked.photo, model, looked.detections, show);
}

void store(const PhotosParts& parts, ModelId model, const std::vector<Looked>& portion, bool show) {
  parts.db.write([&](Transaction& sql) {
    for (const auto& looked : portion) store_one(sql, model, looked, show);
  });
  parts.events.publish("photos", {{"detected", portion.size()}});
}

}  // namespace

DetectReport detect_photos(const PhotosParts& parts, const DetectRequest& request, const ProgressFn& progress,
                           std::stop_token stop) {
  const auto model = parts.detector.get(request.model);
  const DetectQuery query{request.scope, model->id, request.show};
  const auto total = parts.db.read([&](Transaction& sql) { return count_photos_to_detect(sql, query); });
  DetectReport report{model->name, 0, {}};
  RateMeter meter("photos", total);
  for (PhotoId last;;) {
    const auto photos =
        parts.db.read([&](Transaction& sql) { return photos_to_detect(sql, query, last, kDetectedAtOnce); });
    if (photos.empty()) return report;
    if (stop.stop_requested())
      throw Error(ErrorCode::kCancelled, "Detection was stopped; run it again to go on");
    const auto portion = look_at_all(parts, *model, photos);
    store(parts, model->id, portion, request.show);
    for (const auto& looked : portion) {
      if (looked.problem.empty()) ++report.detected;
      if (!looked.problem.empty()) report.problems.push_back(looked.problem);
      const auto& state = meter.advance();
      if (progress) progress(state);
    }
    last = photos.back().id;
  }
}

}  // namespace fieldloop
