#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/progress.h"

namespace fieldloop {

struct App;

struct TrackerRequest {
  std::filesystem::path database;  // the Python yard tracker's detections.db
  std::filesystem::path photos;    // where its photos are; empty: where the database says, or beside it
};

struct TrackerReport {
  long long photos = 0;      // new here
  long long duplicates = 0;  // their bytes were here already; only marks that are missing are taken over
  long long detections = 0;
  long long marked = 0;
  std::vector<std::string> problems;  // a sentence for each photo that was left out
};

// Brings in photos, detections and marks of the tracker, whose database is only read. Its model names become
// retired model versions without weights. Doing it twice adds nothing. Throws Error(kNotFound),
// Error(kInvalidInput) when the file is no tracker's database.
TrackerReport import_tracker(App& app, const TrackerRequest& request, const ProgressFn& progress = {});

}  // namespace fieldloop
