#pragma once
#include <stop_token>
#include <string>
#include <vector>

#include "core/detect_request.h"
#include "core/progress.h"

namespace fieldloop {

struct PhotosParts;

struct DetectReport {
  std::string model_name;
  long long detected = 0;
  std::vector<std::string> problems;  // a sentence for each photo that could not be read; the rest go on
};

// Lets a model look at the photos of the scope that it has not looked at, and shows its detections from then
// on; those it looked at before are shown without looking again. What was done stays when it is stopped; run
// again, it does the rest. Throws Error(kUnavailable) when no model is deployed, Error(kNotFound) for a model
// that is not there, Error(kCancelled).
DetectReport detect_photos(const PhotosParts& parts, const DetectRequest& request,
                           const ProgressFn& progress = {}, std::stop_token stop = {});

}  // namespace fieldloop
