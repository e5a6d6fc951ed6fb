#include "json/api/event_json.h"

#include <nlohmann/json.hpp>

#include "json/parse.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json object_of(const EventFields& fields);

json value_json(const std::vector<EventFields>& objects) {
  auto list = json::array();
  for (const auto& fields : objects) list.push_back(object_of(fields));
  return list;
}

json value_json(const WrittenJson& written) { return parse_json(written.text, "An event"); }

template <class Value>
json value_json(const Value& value) {
  return value;
}

json object_of(const EventFields& fields) {
  auto object = json::object();
  for (const auto& field : fields)
    object[field.name] = std::visit([](const auto& value) { return value_json(value); }, field.value);
  return object;
}

}  // namespace

std::string event_json(const Event& event) {
  if (const auto* whole = std::get_if<WrittenJson>(&event.content)) return whole->text;
  return object_of(std::get<EventFields>(event.content)).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace fieldloop
