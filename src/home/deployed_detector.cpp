#include "home/deployed_detector.h"

#include "storage/learning/model_store.h"

namespace fieldloop {

std::shared_ptr<const LoadedModel> DeployedDetector::current() {
  const auto deployed = database_.read([](Transaction& sql) { return find_deployed_model(sql); });
  const MutexLock lock(mutex_);
  if (!deployed) {
    loaded_.reset();
  } else if (!loaded_ || loaded_->id != deployed->id) {
    // One thread an inference: throughput comes from several photos at once.
    loaded_ = std::make_shared<const LoadedModel>(
        LoadedModel{deployed->id, deployed->name,
                    Detector(home_.root() / deployed->folder / "best.onnx", {.threads = 1})});
  }
  return loaded_;
}

void DeployedDetector::reload() {
  const MutexLock lock(mutex_);
  loaded_.reset();
}

}  // namespace fieldloop
