#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "storage/photos/detection_store.h"

namespace fieldloop {

struct TrackerDetection {
  std::string model_name;  // empty when the tracker did not note it
  NewDetection detection;
};

struct TrackerPhoto {
  std::string filename;
  std::string filepath;  // as the tracker wrote it, perhaps relative
  std::optional<Timestamp> captured_at;
  bool marked = false;
  std::optional<Timestamp> marked_at;
  std::vector<TrackerDetection> detections;
};

// Reads the Python yard tracker's database (tables photos and detections) without changing it. Columns are
// found by name: marks may be absent, boxes may be x_min … y_max or centre and size, in pixels or 0-1. Throws
// Error(kNotFound), Error(kInvalidInput) naming the table or column that is missing.
std::vector<TrackerPhoto> read_tracker(const std::filesystem::path& database);

}  // namespace fieldloop
