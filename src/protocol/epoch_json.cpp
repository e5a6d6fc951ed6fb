#include "protocol/epoch_json.h"

#include <nlohmann/json.hpp>

#include "protocol/epoch_fields.h"

namespace fieldloop {

using nlohmann::json;

json json_of(const EpochFigures& epoch) {
  json object{{"epoch", epoch.epoch}};
  for (const auto& field : kEpochFields) {
    const auto value = value_of(epoch, field);
    object[field.name] = value ? json(*value) : json(nullptr);
  }
  return object;
}

std::optional<EpochFigures> epoch_in(const json& object) {
  return epoch_from([&](const char* name) -> std::optional<double> {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) return {};
    return found->get<double>();
  });
}

}  // namespace fieldloop
