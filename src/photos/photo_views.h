#pragma once
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

// A photo with the detections asked for, as the API shows it.
struct PhotoView {
  PhotoRow photo;
  std::vector<DetectionRow> detections;
};

struct PhotoPage {
  std::vector<PhotoView> photos;
  long long total = 0;  // that match, on all pages
};

struct Statistics {
  PhotoTotals totals;
  std::vector<ClassCountRow> classes;
  long long detections = 0;
  std::optional<SessionId> active_session;
  std::optional<std::string> deployed_model;
};

}  // namespace fieldloop
