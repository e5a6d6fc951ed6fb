#include "json/stored/class_change.h"

#include <nlohmann/json.hpp>

#include "json/parse.h"

namespace fieldloop {

std::string text_of(const StartedClassChange& change) {
  return nlohmann::json{{"id", change.id}, {"from", change.from}, {"into", change.into}}.dump();
}

StartedClassChange started_class_change_from(const std::string& text) {
  const auto stored = parse_json(text, "The change of a class");
  return {stored.at("id"), stored.at("from"), stored.at("into")};
}

}  // namespace fieldloop
