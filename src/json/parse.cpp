#include "json/parse.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/error.h"

namespace fieldloop {
namespace {

// Of brackets outside of strings; also of text that is not valid JSON, where it is an upper bound.
int depth_of(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\')
      ++i;
    else if (c == '"')
      in_string = !in_string;
    else if (!in_string && (c == '[' || c == '{'))
      deepest = std::max(deepest, ++depth);
    else if (!in_string && (c == ']' || c == '}'))
      --depth;
  }
  return deepest;
}

}  // namespace

nlohmann::json parse_json(std::string_view text, std::string_view what) {
  const std::string subject(what);
  if (depth_of(text) > kDeepestJson)
    throw Error(ErrorCode::kInvalidInput,
                subject + " is nested deeper than " + std::to_string(kDeepestJson) + " levels.");
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::kInvalidInput, subject + " is not valid JSON: " + error.what());
  }
}

}  // namespace fieldloop
