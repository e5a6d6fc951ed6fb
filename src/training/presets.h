#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/training_request.h"

namespace fieldloop {

// A named choice of training options for a person who does not want to think about them.
struct TrainingPreset {
  std::string_view name;
  std::string_view title, text;                              // for a person
  std::vector<std::pair<std::string_view, double>> options;  // the others have their defaults
  bool keeps_image_size = false;  // that of the model to start from, unless it is the base network
};

inline constexpr std::string_view kDefaultPreset = "standard";

// From the quickest to the most thorough.
const std::vector<TrainingPreset>& training_presets();

// Throws Error(kInvalidInput) with the names there are.
const TrainingPreset& training_preset(std::string_view name);

TrainingOptions options_of(const TrainingPreset& preset);

// What a person says of a run: a preset, and the options that are to differ from it, by their names.
struct TrainingWish {
  std::string preset{kDefaultPreset};
  std::string dataset, base, notes;
  bool add_annotated = true;
  std::map<std::string, double> options;
};

// Throws Error(kInvalidInput) naming the member at fault and what it may be.
TrainingRequest request_of(const TrainingWish& wish);

// Throws Error(kInvalidInput) naming the member and its range.
void check(const TrainingRequest& request);

}  // namespace fieldloop
