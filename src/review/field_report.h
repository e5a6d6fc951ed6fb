#pragma once
#include <optional>
#include <string>
#include <vector>

#include "evaluate/field_performance.h"
#include "storage/review/field_store.h"

namespace fieldloop {

class Database;

// A part of the photos: of a week (its Monday), a camera, or "day" or "night".
struct FieldSlice {
  std::string name;
  Population population;
  FieldPerformance performance;
  bool operator==(const FieldSlice&) const = default;
};

// How the deployed model does on photos from the field that people judged.
struct FieldReport {
  std::optional<std::string> model;  // none deployed: all else is empty
  Population population;
  FieldPerformance overall;
  std::vector<FieldSlice> weeks;    // oldest first, of the capture, at most half a year of them
  std::vector<FieldSlice> cameras;  // by name
  std::vector<FieldSlice> lights;
  bool operator==(const FieldReport&) const = default;
};

// Reads all photos; seconds for a million. Throws Error.
FieldReport field_report(const Database& db);

// What the verdicts and the annotation say of the model's boxes; empty where they say nothing of this model,
// or nobody can tell. `burst` is left to the caller. Pure.
std::optional<JudgedPhoto> judged(const ReviewedFieldPhoto& photo);

// The Monday of the week of a day such as "2026-05-01"; empty for what is no day.
std::string week_of(const std::string& day);

}  // namespace fieldloop
