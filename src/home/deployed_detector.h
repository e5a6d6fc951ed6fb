#pragma once
#include <memory>
#include <string>

#include "core/ids.h"
#include "core/mutex.h"
#include "detect/detector.h"
#include "home/home.h"
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

  // Loads again what is deployed, at the next current().
  void reload();

 private:
  const Database& database_;
  const Home& home_;
  Mutex mutex_;
  std::shared_ptr<const LoadedModel> loaded_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
