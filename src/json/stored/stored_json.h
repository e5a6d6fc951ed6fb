#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "json/parse.h"

namespace fieldloop {

// For the readers of this folder: calls read(object) with what a text holds. Throws Error(kCorruptData),
// saying of what, for a text that is no JSON, lacks a member or has one of another type.
template <class Read>
auto read_stored(std::string_view text, std::string_view what, Read&& read) {
  try {
    return read(parse_json(text, what));
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::kCorruptData, std::string(what) + " cannot be read: " + error.what());
  }
}

// A value or null, and back.
template <class Value>
nlohmann::json stored_or_null(const std::optional<Value>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}
template <class Value>
std::optional<Value> stored_member(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  return found->template get<Value>();
}

}  // namespace fieldloop
