#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/ids.h"
#include "core/mutex.h"
#include "detect/detector.h"
#include "home/home.h"
#include "storage/photos/detection_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {

// A detector and the model version it is; what it finds is recorded under this id.
struct LoadedModel {
  ModelId id;
  std::string name;
  Detector detector;  // detect() may be called from several threads
};

// The deployed model, loaded once and shared. Thread-safe.
class DeployedDetector {
 public:
  DeployedDetector(const Database& database, const Home& home) : database_(database), home_(home) {}

  // The model that is deployed now, also when another process deployed it; null when none is. Whoever still
  // holds an earlier one goes on with it. Throws Error when the deployed model's file cannot be loaded.
  std::shared_ptr<const LoadedModel> current();

  // A loaded model by name; the deployed one for an empty name. Throws Error(kUnavailable) when none is
  // deployed, Error(kNotFound).
  std::shared_ptr<const LoadedModel> get(const std::string& name);

  // Loads again what is deployed, at the next current().
  void reload();

 private:
  const Database& database_;
  const Home& home_;
  Mutex mutex_;
  std::shared_ptr<const LoadedModel> loaded_ GUARDED_BY(mutex_);
};

// Every box of the model down to kStoredConfidence, as the database keeps it. `image` may be a reduced decode
// of a photo of `size`. Thread-safe.
std::vector<NewDetection> detect_on(const LoadedModel& model, const cv::Mat& image, ImageSize size);

}  // namespace fieldloop
