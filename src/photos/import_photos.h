#pragma once
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/progress.h"
#include "photos/ingest.h"

namespace fieldloop {

struct ImportRequest {
  std::vector<std::filesystem::path> paths;  // files, and folders that are walked
  std::string camera = "default";
};

struct ImportReport {
  std::optional<SessionId> session;
  long long added = 0;
  long long duplicates = 0;
  std::vector<IngestOutcome> refused;  // `filename` is the path
  double seconds = 0;
  bool stopped = false;  // by `stop`, with photos left
};

// Imports JPEG, PNG and WebP files as one session. In folders, other files and hidden ones are passed over; a
// file named in `paths` is always tried. Throws Error(kNotFound) when a path is not there.
ImportReport import_photos(const PhotosParts& parts, const ImportRequest& request,
                           const ProgressFn& progress = {}, std::stop_token stop = {});

}  // namespace fieldloop
