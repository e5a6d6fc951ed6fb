#include "json/stored/training_request.h"

#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json number(const TrainingOption& option, double value) {
  return option.multiple_of == 0 ? json(value) : json(static_cast<std::int64_t>(value));
}

TrainingRequest request_in(const json& object) {
  TrainingRequest request;
  request.preset = stored_member<std::string>(object, "preset").value_or("");
  request.dataset = stored_member<std::string>(object, "dataset").value_or("");
  request.base = stored_member<std::string>(object, "base").value_or("");
  request.add_annotated = stored_member<bool>(object, "add_annotated").value_or(true);
  request.notes = stored_member<std::string>(object, "notes").value_or("");
  for (const auto& option : training_options())
    if (const auto value = stored_member<double>(object, std::string(option.name).c_str()))
      set_value(request, option, *value);
  return request;
}

}  // namespace

json json_of(const TrainingOptions& options) {
  auto object = json::object();
  for (const auto& option : training_options())
    object[std::string(option.name)] = number(option, value_of(options, option));
  return object;
}

json json_of(const TrainingRequest& request) {
  auto object = json_of(static_cast<const TrainingOptions&>(request));
  object["preset"] = request.preset;
  object["dataset"] = request.dataset;
  object["base"] = request.base;
  object["add_annotated"] = request.add_annotated;
  object["notes"] = request.notes;
  return object;
}

std::string text_of(const TrainingRequest& request) { return json_of(request).dump(); }

TrainingRequest training_request_from(const std::string& text) {
  return read_stored(text, "A run's request", request_in);
}

}  // namespace fieldloop
