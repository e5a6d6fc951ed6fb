#pragma once
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"
#include "detect/detector.h"
#include "evaluate/comparison.h"
#include "models/evaluate_model.h"
#include "models/photo_origins.h"

namespace fieldloop {

// What two models, a and b, are compared on.
struct ComparisonData {
  std::vector<std::string> class_names;
  std::vector<DatasetItem> items;  // a split, usually val
  // Field photos that a person confirmed to hold nothing and that neither model learned from. They join the
  // false-positive rate and the differences, not the other figures.
  std::vector<std::filesystem::path> empty_field_photos;
  PhotoOrigins origins{};  // of both
};

// Detects on every photo with both. Throws Error(kInvalidInput) without items, Error(kCancelled).
Comparison compare_models(const Detector& a, const Detector& b, const ComparisonData& data,
                          const ComparisonNames& names, const ProgressFn& progress, std::stop_token stop);

}  // namespace fieldloop
