#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/box.h"
#include "core/detection.h"

namespace fieldloop {

// A photo's truth and one model's detections, all in pixels of that photo, class ids of one common list.
struct EvaluatedPhoto {
  struct Truth {
    PixelBox box;
    int class_id = 0;
  };
  std::vector<Truth> truth;
  std::vector<Detection> detections;  // any order, any confidence
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
};

struct Metrics {
  int photos = 0;
  double precision = 0, recall = 0, f1 = 0;  // at the threshold, IoU 0.5
  double map50 = 0, map50_95 = 0;  // COCO: 101-point interpolation, mean over classes that have truth
  std::optional<double> false_positive_rate;  // share of empty photos with a detection at the threshold
  std::optional<double> false_negative_rate;  // share of truths without a match at the threshold
  std::vector<ClassMetrics> classes;
};

// Pure; photo order and ties do not matter.
Metrics evaluate(const std::vector<EvaluatedPhoto>& photos, const EvaluationOptions& options = {});

// Which detections (at or above `threshold`) match a truth of their class at IoU >= 0.5, greedily by
// confidence, and which truths are found.
struct Matching {
  std::vector<bool> detection_correct;  // parallel to photo.detections; false below the threshold
  std::vector<bool> truth_found;        // parallel to photo.truth
};
Matching match(const EvaluatedPhoto& photo, float threshold, float iou_threshold = 0.5F);

// 95 % interval of map50(b) - map50(a) over the same photos, by paired bootstrap; reproducible from the seed.
struct PairedDifference {
  double difference = 0;
  double low = 0, high = 0;
};
PairedDifference compare_map50(const std::vector<EvaluatedPhoto>& a, const std::vector<EvaluatedPhoto>& b,
                               int resamples = 500, unsigned seed = 0);

}  // namespace fieldloop
