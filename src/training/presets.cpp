#include "training/presets.h"

#include <algorithm>

#include "core/error.h"

namespace fieldloop {
namespace {

constexpr std::size_t kLongestNotes = 2000;

[[noreturn]] void refuse(const std::string& member, const std::string& demand) {
  throw Error(ErrorCode::kInvalidInput, member + " must be " + demand + ".", member);
}

const TrainingOption& option_named(const std::string& name) {
  const auto& all = training_options();
  const auto found = std::ranges::find(all, name, &TrainingOption::name);
  if (found == all.end())
    throw Error(ErrorCode::kInvalidInput, name + " is not a setting of a training run.", name);
  return *found;
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

TrainingRequest request_of(const TrainingWish& wish) {
  const auto& preset = training_preset(wish.preset);
  TrainingRequest request;
  static_cast<TrainingOptions&>(request) = options_of(preset);
  request.preset = preset.name;
  request.dataset = wish.dataset;
  request.base = wish.base;
  request.notes = wish.notes;
  request.add_annotated = wish.add_annotated;
  request.keeps_image_size = preset.keeps_image_size && !wish.options.contains("image_size");
  for (const auto& [name, value] : wish.options) {
    const auto& option = option_named(name);
    if (!allows(option, value)) refuse(name, demand_of(option));
    set_value(request, option, value);
  }
  check(request);
  return request;
}

void check(const TrainingRequest& request) {
  for (const auto& option : training_options())
    if (!allows(option, value_of(request, option))) refuse(std::string(option.name), demand_of(option));
  if (request.notes.size() > kLongestNotes) refuse("notes", "at most 2000 characters");
}

}  // namespace fieldloop
