#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/box.h"
#include "evaluate/evaluation.h"

namespace fieldloop {

// A box that a model shows on a photo.
struct ShownBox {
  std::string class_name;
  float confidence = 0;
  NormBox box;
};

struct TestedPhoto {
  std::string filename;
  std::vector<ShownBox> detections;
};

// What a model finds on a folder of photos.
struct TestResult {
  std::string model;
  std::vector<TestedPhoto> photos;
  std::optional<Evaluation> evaluation;  // with labels only
  std::vector<std::string> problems;     // photos that could not be read
};

}  // namespace fieldloop
