#pragma once
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/training_options.h"

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

// Each option's value by its name.
nlohmann::json to_json(const TrainingOptions& options);

// The API's TrainingPresets: the presets, and every option with its default and range.
nlohmann::json training_presets_json();

}  // namespace fieldloop
