#include "json/stored/label_notes.h"

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "json/parse.h"

namespace fieldloop {

std::vector<std::pair<std::size_t, std::string>> categories_in_notes(const std::string& text) {
  std::vector<std::pair<std::size_t, std::string>> categories;
  const auto notes = parse_json(text, "It");
  try {
    for (const auto& category : notes.at("categories"))
      categories.emplace_back(category.at("id").get<std::size_t>(), category.at("name").get<std::string>());
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::kInvalidInput, error.what());
  }
  return categories;
}

}  // namespace fieldloop
