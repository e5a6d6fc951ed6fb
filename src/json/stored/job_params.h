#pragma once
#include <string>

#include "core/detect_request.h"
#include "core/ids.h"
#include "core/vocabulary.h"

namespace fieldloop {

// What jobs are started with, as JSON text. "demo" and "check" are started with nothing; "synthesize" is in
// synthesis.h.
inline constexpr const char* kNoParams = "{}";

// Written by people: what is missing keeps its default. Throws Error(kInvalidInput) naming the member that is
// wrong.
DetectRequest detect_request_from(const std::string& text);

// These the program writes itself; the readers throw Error(kCorruptData).

// Two model versions to compare on a split of a dataset; `key` stands for all that the result depends on.
struct CompareJob {
  std::string a, b, dataset;
  Split split = Split::kTest;
  std::string key;
  bool operator==(const CompareJob&) const = default;
};
std::string text_of(const CompareJob& job);
CompareJob compare_job_from(const std::string& text);

struct TrainJob {
  RunId run;
  bool operator==(const TrainJob&) const = default;
};
std::string text_of(const TrainJob& job);
TrainJob train_job_from(const std::string& text);

}  // namespace fieldloop
