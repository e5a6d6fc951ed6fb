#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/box.h"
#include "core/detection.h"

namespace fieldloop {

// A photo's truth and one model's detections, all in pixels of that photo, class ids of one common list.
struct EvaluatedPhoto {
  struct Truth {
    PixelBox box;
    int class_id = 0;
    bool crowd = false;  // a group boxed as one: not demanded, and any number of detections may lie in it
  };
  std::vector<Truth> truth;
  std::vector<Detection> detections;            // any order, any confidence
  std::string burst{};                          // photos of one moment share it; empty: a moment of its own
  std::map<std::string, std::string> labels{};  // groups to measure apart: "camera" → "gate"
};

struct EvaluationOptions {
  float threshold = kViewThreshold;  // for precision, recall, F1 and the two rates
  int max_detections = 100;          // a photo and class, as COCO
};

struct ClassMetrics {
  int class_id = 0;
  int truths = 0;
  double ap50 = 0;
  double ap50_95 = 0;
  double precision = 0, recall = 0, f1 = 0;  // at the threshold, IoU 0.5
};

// What is kept of a model version and shown of it.
struct Figures {
  int photos = 0;
  double precision = 0, recall = 0, f1 = 0;  // at the threshold, IoU 0.5
  double map50 = 0, map50_95 = 0;  // COCO: 101-point interpolation, mean over classes that have truth
  std::optional<double> false_positive_rate;  // share of empty photos with a detection at the threshold
  std::optional<double> false_negative_rate;  // share of truths without a match at the threshold
  bool operator==(const Figures&) const = default;
};

struct Metrics : Figures {
  std::vector<ClassMetrics> classes;  // those that have truth
};

// The figures of a split of a dataset.
struct SplitFigures : Figures {
  std::string dataset, split;
  bool operator==(const SplitFigures&) const = default;
};

// Pure; photo order and ties do not matter.
Metrics evaluate(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& options = {});

// Which detections (at or above `threshold`) match a truth of their class at IoU >= 0.5, greedily by
// confidence, and which truths are found.
struct Matching {
  std::vector<std::optional<std::size_t>>
      truth_of;                         // parallel to photo.detections; empty below the threshold
  std::vector<bool> detection_correct;  // parallel; matches a truth that is no crowd
  std::vector<bool> detection_ignored;  // parallel; lies in a crowd: neither correct nor a false alarm
  std::vector<bool> truth_found;        // parallel to photo.truth
};
Matching match(const EvaluatedPhoto& photo, float threshold, double iou_threshold = 0.5);

}  // namespace fieldloop
