#pragma once
#include <string>
#include <vector>

#include "core/vocabulary.h"
#include "evaluate/evaluation.h"

namespace fieldloop {

// One picture of a run's report, a file beside its report.json.
struct ListedPicture {
  std::string name;   // of the file
  std::string title;  // what it shows
  PictureKind kind = PictureKind::kEvaluation;
  bool operator==(const ListedPicture&) const = default;
};

// What a training run made and what that measures.
struct RunReport {
  std::string model;
  Evaluation evaluation;
  std::vector<ListedPicture> pictures;
  bool operator==(const RunReport&) const = default;
};

}  // namespace fieldloop
