#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "storage/photos/camera_store.h"
#include "storage/photos/day_counts.h"
#include "storage/photos/detection_store.h"
#include "storage/photos/photo_store.h"
#include "storage/photos/session_store.h"
#include "storage/photos/stats_store.h"
#include "storage/work/activity_store.h"

namespace fieldloop {

struct App;

// A photo with the detections asked for, as the API shows it.
struct PhotoView {
  PhotoRow photo;
  std::vector<DetectionRow> detections;
};

struct PhotoPage {
  std::vector<PhotoView> photos;
  long long total = 0;  // that match, on all pages
};

PhotoPage query_photos(const App& app, const PhotoFilter& filter);
long long count_marked_photos(const App& app);

// Throws Error(kNotFound).
PhotoView get_photo(const App& app, PhotoId id, double min_confidence = kViewThreshold);
PhotoRow get_photo_named(const App& app, const std::string& filename);

std::vector<DetectionRow> query_detections(const App& app, const DetectionFilter& filter);
std::vector<ClassCountRow> detection_classes(const App& app);

struct Statistics {
  PhotoTotals totals;
  std::vector<ClassCountRow> classes;
  long long detections = 0;
  std::optional<SessionId> active_session;
  std::optional<std::string> deployed_model;
};
Statistics statistics(const App& app);

std::vector<SessionRow> query_sessions(const App& app);
std::vector<CameraRow> query_cameras(const App& app);
std::vector<ActivityRow> query_activity(const App& app, int limit);

bool database_answers(const App& app);

}  // namespace fieldloop
