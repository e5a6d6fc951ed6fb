#pragma once
#include <string>
#include <vector>

#include "core/box.h"
#include "core/vocabulary.h"
#include "evaluate/bootstrap.h"
#include "evaluate/evaluate.h"

namespace fieldloop {

// Two model versions, a and b, and the split of a dataset that they are compared on.
struct ComparisonNames {
  std::string a, b, dataset, split;
  bool operator==(const ComparisonNames&) const = default;
};

// Would b replace a: the decision, and why, in sentences.
struct Gate {
  bool passed = false;
  std::vector<std::string> reasons;
  bool operator==(const Gate&) const = default;
};

struct NamedBox {
  std::string class_name;
  NormBox box;
  bool operator==(const NamedBox&) const = default;
};

struct ComparedBox : NamedBox {
  float confidence = 0;
  bool correct = false;
  bool operator==(const ComparedBox&) const = default;
};

// A photo of the dataset's split, or one of the field.
struct ComparedImage {
  std::string filename;
  bool of_field = false;
  bool operator==(const ComparedImage&) const = default;
};

// A photo with what each model shows on it at the view threshold.
struct ComparedPhoto {
  ComparedImage image;
  std::vector<NamedBox> truth;
  std::vector<ComparedBox> a, b;
  ModelChange change = ModelChange::kSame;
  bool operator==(const ComparedPhoto&) const = default;
};

// An animal that one of the two finds and the other does not, at the view threshold.
struct ChangedAnimal {
  ComparedImage image;
  ImageSize size;
  NamedBox truth;
  bool found_by_b = false;  // newly found; else newly missed
  bool operator==(const ChangedAnimal&) const = default;
};

// What two model versions measure on the same photos, and where they differ.
struct Comparison {
  ComparisonNames names;
  Figures a, b;  // of the split; the false-positive rate is over its empty photos and the field's
  MeasureDifferences differences;  // b minus a, over the photos of a and b
  Gate gate;
  std::vector<ChangedAnimal> animals;  // in the order of the photos
  std::vector<ComparedPhoto> photos;   // where they differ, most telling first, at most 60
  bool operator==(const Comparison&) const = default;
};

}  // namespace fieldloop
