#include "training/training_request.h"

#include <set>

#include "core/error.h"
#include "training/training_presets.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestNotes = 2000;

[[noreturn]] void refuse(const std::string& member, const std::string& demand) {
  throw Error(ErrorCode::kInvalidInput, member + " must be " + demand + ".", member);
}

void refuse_unknown(const json& object) {
  std::set<std::string_view> known{"preset", "dataset", "base", "add_annotated", "notes"};
  for (const auto& option : training_options()) known.insert(option.name);
  for (const auto& [name, value] : object.items())
    if (!known.contains(name))
      throw Error(ErrorCode::kInvalidInput, name + " is not a setting of a training run.", name);
}

// Null when it is absent.
const json* member_of(const json& object, std::string_view name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

template <class Value>
void read(const json& object, const char* name, Value& value, bool (json::*is_type)() const,
          const char* demand) {
  const auto* member = member_of(object, name);
  if (member == nullptr) return;
  if (!(member->*is_type)()) refuse(name, demand);
  value = member->get<Value>();
}

void read_texts(const json& object, TrainingRequest& request) {
  read(object, "preset", request.preset, &json::is_string, "a preset's name");
  read(object, "dataset", request.dataset, &json::is_string, "a name");
  read(object, "base", request.base, &json::is_string, "a model version's name");
  read(object, "add_annotated", request.add_annotated, &json::is_boolean, "true or false");
  read(object, "notes", request.notes, &json::is_string, "a text");
}

}  // namespace

void check(const TrainingRequest& request) {
  for (const auto& option : training_options())
    if (!allows(option, value_of(request, option))) refuse(std::string(option.name), demand_of(option));
  if (request.notes.size() > kLongestNotes) refuse("notes", "at most 2000 characters");
}

TrainingRequest training_request_from(const json& object) {
  refuse_unknown(object);
  TrainingRequest request;
  request.preset = kDefaultPreset;
  read_texts(object, request);
  const auto& preset = training_preset(request.preset);
  static_cast<TrainingOptions&>(request) = options_of(preset);
  request.keeps_image_size = preset.keeps_image_size && member_of(object, "image_size") == nullptr;
  for (const auto& option : training_options()) {
    const auto* value = member_of(object, option.name);
    if (value == nullptr) continue;
    if (!value->is_number() || !allows(option, value->get<double>()))
      refuse(std::string(option.name), demand_of(option));
    set_value(request, option, value->get<double>());
  }
  check(request);
  return request;
}

TrainingRequest stored_training_request(const json& object) {
  TrainingRequest request;
  read_texts(object, request);
  for (const auto& option : training_options())
    if (const auto* value = member_of(object, option.name)) set_value(request, option, value->get<double>());
  return request;
}

json to_json(const TrainingRequest& request) {
  auto object = to_json(static_cast<const TrainingOptions&>(request));
  object["preset"] = request.preset;
  object["dataset"] = request.dataset;
  object["base"] = request.base;
  object["add_annotated"] = request.add_annotated;
  object["notes"] = request.notes;
  return object;
}

}  // namespace fieldloop
