#pragma once
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/progress.h"
#include "dataset/yolo.h"
#include "detect/detector.h"
#include "evaluate/bootstrap.h"
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

enum class Change { kNewlyFound, kNewlyMissed, kFalseAlarmGone, kNewFalseAlarm, kSame };
std::string_view name_of(Change change);  // as the API: "newly_found" …

struct ComparedBox {
  Detection detection;  // pixels
  bool correct = false;
};

// A photo with what each model shows on it at the view threshold.
struct ComparedPhoto {
  std::filesystem::path image;
  ImageSize size;
  std::vector<EvaluatedPhoto::Truth> truth;
  std::vector<ComparedBox> a, b;
  Change change = Change::kSame;
};

// An animal that one of the two finds and the other does not, at the view threshold.
struct ChangedAnimal {
  std::filesystem::path image;
  ImageSize size;
  EvaluatedPhoto::Truth truth;
  bool found_by_b = false;  // newly found; else newly missed
};

// Would b replace a: the decision, and why, in sentences.
struct Gate {
  bool passed = false;
  std::vector<std::string> reasons;
};

struct Comparison {
  std::vector<std::string> class_names;
  Metrics a, b;  // of the items; the false-positive rate is over their empty photos and the field's
  MeasureDifferences differences;  // b minus a, over the photos of a and b
  Gate gate;
  std::vector<ChangedAnimal> animals;  // in the order of the photos
  std::vector<ComparedPhoto> photos;   // where they differ, most telling first, at most 60
  std::vector<std::string> problems;   // photos that could not be read
};

// b replaces a when mAP50 falls by no more than 0.02 and mAP50, the false-positive or the false-negative rate
// gets better; where mAP50 falls at all, the false-positive rate must fall. `differences` decide nothing: the
// reasons tell how sure each figure is. Pure.
Gate decide_gate(const Metrics& a, const Metrics& b, const MeasureDifferences& differences = {});

// Detects on every photo with both. Throws Error(kInvalidInput) without items, Error(kCancelled).
Comparison compare_models(const Detector& a, const Detector& b, const ComparisonData& data,
                          const ProgressFn& progress, std::stop_token stop);

struct ComparisonNames {
  std::string a, b, dataset, split;
};

// The API's Comparison. `image_url` gives the address under which the API serves a photo.
nlohmann::json to_json(const Comparison& comparison, const ComparisonNames& names,
                       const std::function<std::string(const std::filesystem::path&)>& image_url);

}  // namespace fieldloop
