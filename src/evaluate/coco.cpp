#include "evaluate/coco.h"

#include <numeric>

#include "evaluate/average_precision.h"

namespace fieldloop {
namespace {

constexpr int kMostDetections = 100;
constexpr std::size_t kStep75 = 5;

double mean(const StepValues& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// All classes at one range of areas.
class Areas {
 public:
  Areas(const std::vector<EvaluatedPhoto>& photos, const AreaRange& areas)
      : classes_(rank_by_class(photos, kMostDetections, kIouSteps, areas)), once_(photos.size(), 1) {
    std::erase_if(classes_, [](const auto& entry) { return entry.second.truths.empty(); });
  }

  std::optional<double> recall(int max_detections) const {
    if (classes_.empty()) return std::nullopt;
    double sum = 0;
    for (const auto& [class_id, ranked] : classes_) sum += mean(recalls(ranked, max_detections, once_));
    return sum / static_cast<double>(classes_.size());
  }

  // The mean over classes, a step each; empty without truth.
  std::optional<StepValues> precisions() const {
    if (classes_.empty()) return std::nullopt;
    StepValues means{};
    for (const auto& [class_id, ranked] : classes_) {
      const auto values = average_precisions(ranked, kIouSteps, once_);
      for (std::size_t step = 0; step < means.size(); ++step)
        means[step] += values[step] / static_cast<double>(classes_.size());
    }
    return means;
  }

 private:
  std::map<int, RankedClass> classes_;
  std::vector<int> once_;
};

}  // namespace

CocoSummary coco_summary(const std::vector<EvaluatedPhoto>& photos) {
  CocoSummary summary;
  const Areas all(photos, kAllAreas);
  if (const auto precisions = all.precisions()) {
    summary.ap = mean(*precisions);
    summary.ap50 = precisions->front();
    summary.ap75 = (*precisions)[kStep75];
  }
  summary.ar1 = all.recall(1);
  summary.ar10 = all.recall(10);
  summary.ar100 = all.recall(kMostDetections);
  const auto of_area = [&](const AreaRange& areas, std::optional<double>& ap, std::optional<double>& ar) {
    const Areas some(photos, areas);
    if (const auto precisions = some.precisions()) ap = mean(*precisions);
    ar = some.recall(kMostDetections);
  };
  of_area(kSmallAreas, summary.ap_small, summary.ar_small);
  of_area(kMediumAreas, summary.ap_medium, summary.ar_medium);
  of_area(kLargeAreas, summary.ap_large, summary.ar_large);
  return summary;
}

}  // namespace fieldloop
