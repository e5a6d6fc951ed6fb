#include "evaluate/calibration.h"

#include <algorithm>
#include <cmath>

#include "evaluate/average_precision.h"

namespace fieldloop {
namespace {

constexpr int kBins = 10;

std::vector<ReliabilityBin> empty_bins(double from) {
  std::vector<ReliabilityBin> bins;
  bins.reserve(kBins);
  for (int i = 0; i < kBins; ++i)
    bins.push_back({std::lerp(from, 1.0, i / static_cast<double>(kBins)),
                    std::lerp(from, 1.0, (i + 1) / static_cast<double>(kBins)), 0, 0, 0});
  return bins;
}

ReliabilityBin& bin_of(std::vector<ReliabilityBin>& bins, double confidence) {
  for (auto& bin : bins)
    if (confidence < bin.high) return bin;
  return bins.back();
}

}  // namespace

Calibration calibration(const std::vector<EvaluatedPhoto>& photos, float from) {
  Calibration result{empty_bins(static_cast<double>(from)), std::nullopt};
  int boxes = 0;
  for (const auto& [class_id, ranked] : rank_by_class(photos, EvaluationOptions{}.max_detections, 1))
    for (const auto& d : ranked.detections) {
      if (d.confidence < from || (d.ignored & 1) != 0) continue;
      auto& bin = bin_of(result.bins, static_cast<double>(d.confidence));
      ++bin.boxes;
      bin.correct += d.correct & 1;
      bin.confidence += static_cast<double>(d.confidence);
      ++boxes;
    }
  if (boxes == 0) return result;
  double apart = 0;
  for (auto& bin : result.bins) {
    apart += std::abs(bin.confidence - bin.correct);
    if (bin.boxes > 0) bin.confidence /= bin.boxes;
  }
  result.expected_error = apart / boxes;
  return result;
}

}  // namespace fieldloop
