#include "evaluate/confusion.h"

namespace fieldloop {
namespace {

// The photo's boxes that found nothing of their own class and its truths that were not found, as one class.
struct Rest {
  EvaluatedPhoto photo;
  std::vector<int> truth_classes, shown_classes;
};

Rest rest_of(const EvaluatedPhoto& photo, const Matching& matching, float threshold) {
  Rest rest;
  for (std::size_t t = 0; t < photo.truth.size(); ++t) {
    if (matching.truth_found[t] || photo.truth[t].crowd) continue;
    rest.photo.truth.push_back({photo.truth[t].box, 0});
    rest.truth_classes.push_back(photo.truth[t].class_id);
  }
  for (std::size_t d = 0; d < photo.detections.size(); ++d) {
    const auto& detection = photo.detections[d];
    if (detection.confidence < threshold || matching.detection_correct[d] || matching.detection_ignored[d])
      continue;
    rest.photo.detections.push_back({detection.box, 0, detection.confidence});
    rest.shown_classes.push_back(detection.class_id);
  }
  return rest;
}

void add_rest(ConfusionMatrix& matrix, const Rest& rest) {
  const auto matching = match(rest.photo, 0);
  for (std::size_t d = 0; d < rest.shown_classes.size(); ++d) {
    const auto truth = matching.truth_of[d];
    matrix.add(truth ? rest.truth_classes[*truth] : matrix.background(), rest.shown_classes[d]);
  }
  for (std::size_t t = 0; t < rest.truth_classes.size(); ++t)
    if (!matching.truth_found[t]) matrix.add(rest.truth_classes[t], matrix.background());
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(int classes)
    : classes_(classes),
      counts_(static_cast<std::size_t>(classes + 1) * static_cast<std::size_t>(classes + 1), 0) {}

std::size_t ConfusionMatrix::index(int truth, int shown) const {
  return static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes_ + 1) +
         static_cast<std::size_t>(shown);
}

ConfusionMatrix confusion_matrix(const std::vector<EvaluatedPhoto>& photos, int classes, float threshold) {
  ConfusionMatrix matrix(classes);
  for (const auto& photo : photos) {
    const auto matching = match(photo, threshold);
    for (std::size_t d = 0; d < photo.detections.size(); ++d)
      if (matching.detection_correct[d])
        matrix.add(photo.detections[d].class_id, photo.detections[d].class_id);
    add_rest(matrix, rest_of(photo, matching, threshold));
  }
  return matrix;
}

}  // namespace fieldloop
