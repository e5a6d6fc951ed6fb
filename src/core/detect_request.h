#pragma once
#include <string>

namespace fieldloop {

// Which photos a model is to look at; kWaiting: those that no model has looked at.
enum class DetectScope { kWaiting, kAll, kMarked, kUnreviewed };

struct DetectRequest {
  DetectScope scope = DetectScope::kAll;
  std::string model;  // empty: the deployed one
  bool show = true;   // false: keep what it finds beside what is shown
};

}  // namespace fieldloop
