#pragma once
#include <nlohmann/json.hpp>
#include <optional>

#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

// A value as JSON, or null where there is none.
template <class Value>
nlohmann::json or_null(const std::optional<Value>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}
inline nlohmann::json or_null(const std::optional<Timestamp>& time) {
  return time ? nlohmann::json(to_iso8601(*time)) : nlohmann::json(nullptr);
}
template <class Tag>
nlohmann::json or_null(const std::optional<Id<Tag>>& id) {
  return id ? nlohmann::json(id->value) : nlohmann::json(nullptr);
}

// The name of an enumerator, or null.
template <class Enum>
nlohmann::json name_or_null(const std::optional<Enum>& value) {
  return value ? nlohmann::json(name_of(*value)) : nlohmann::json(nullptr);
}

}  // namespace fieldloop
