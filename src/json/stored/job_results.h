#pragma once
#include <string>
#include <vector>

#include "core/ids.h"

namespace fieldloop {

// What jobs leave for people to see, each with its JSON text; of "synthesize" and "check" that is in
// synthesis.h and quality_card.h.

struct DetectResult {
  std::string model_name;
  long long detected = 0;             // photos
  std::vector<std::string> problems;  // a sentence for each photo that could not be read
};
std::string text_of(const DetectResult& result);

struct DemoResult {
  int photos = 0;
  std::string dataset;
};
std::string text_of(const DemoResult& result);

struct TrainResult {
  RunId run;
  std::string model_name;  // the candidate; empty: none came of it
};
std::string text_of(const TrainResult& result);

}  // namespace fieldloop
