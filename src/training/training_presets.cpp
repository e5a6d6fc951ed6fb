#include "training/training_presets.h"

#include <algorithm>

#include "core/error.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json number(const TrainingOption& option, double value) {
  return option.multiple_of == 0 ? json(value) : json(static_cast<std::int64_t>(value));
}

json to_json(const TrainingPreset& preset) {
  return {{"name", preset.name},
          {"title", preset.title},
          {"text", preset.text},
          {"keeps_image_size", preset.keeps_image_size},
          {"options", to_json(options_of(preset))}};
}

json to_json(const TrainingOption& option) {
  return {{"name", option.name},
          {"title", option.title},
          {"text", option.text},
          {"demand", demand_of(option)},
          {"minimum", number(option, option.least)},
          {"maximum", number(option, option.most)},
          {"multiple_of", option.multiple_of == 0 ? json(nullptr) : json(option.multiple_of)}};
}

}  // namespace

const std::vector<TrainingPreset>& training_presets() {
  static const std::vector<TrainingPreset> all{
      {"quick",
       "Quick fix",
       "A few missed animals for a model that already does well: only its last part learns.",
       {{"epochs", 4},
        {"least_views", 320},
        {"frozen_stages", 4},
        {"older_photos", 120},
        {"cached_views", 4}},
       true},
      {"standard",
       "Standard",
       "The usual choice, also for a new animal and against false alarms.",
       {{"epochs", 12}, {"frozen_stages", 2}, {"least_views", 320}, {"image_size", 416}}},
      {"thorough",
       "Thorough",
       "Many more rounds, for the best a model can become.",
       {{"epochs", 30}, {"frozen_stages", 2}, {"least_views", 320}, {"image_size", 416}}}};
  return all;
}

const TrainingPreset& training_preset(std::string_view name) {
  const auto& all = training_presets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  if (found != all.end()) return *found;
  std::string names;
  for (const auto& each : all) names += (names.empty() ? "" : ", ") + std::string(each.name);
  throw Error(ErrorCode::kInvalidInput, "preset must be one of " + names + ".", "preset");
}

TrainingOptions options_of(const TrainingPreset& preset) {
  TrainingOptions options;
  for (const auto& [name, value] : preset.options)
    for (const auto& option : training_options())
      if (option.name == name) set_value(options, option, value);
  return options;
}

json to_json(const TrainingOptions& options) {
  auto object = json::object();
  for (const auto& option : training_options())
    object[std::string(option.name)] = number(option, value_of(options, option));
  return object;
}

json training_presets_json() {
  auto presets = json::array();
  for (const auto& preset : training_presets()) presets.push_back(to_json(preset));
  auto options = json::array();
  for (const auto& option : training_options()) options.push_back(to_json(option));
  return {{"default", kDefaultPreset}, {"presets", presets}, {"options", options}};
}

}  // namespace fieldloop
