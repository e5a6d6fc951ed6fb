#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/box.h"
#include "home/deployed_detector.h"
#include "storage/photos/detection_store.h"

namespace fieldloop {

struct App;

// A loaded model by name; the deployed one for an empty name. Throws Error(kUnavailable) when none is
// deployed, Error(kNotFound).
std::shared_ptr<const LoadedModel> detector_for(App& app, const std::string& name);

// Every box of the model down to kStoredConfidence, as the database keeps it. `image` may be a reduced decode
// of a photo of `size`. Thread-safe.
std::vector<NewDetection> detect_on(const LoadedModel& model, const cv::Mat& image, ImageSize size);

}  // namespace fieldloop
