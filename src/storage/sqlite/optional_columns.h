#pragma once
#include <optional>
#include <string>

#include "core/ids.h"
#include "core/time.h"

namespace fieldloop {

// Between SQL NULL and optional: queries read COALESCE(column, '' or 0) and write NULLIF(:value, '' or 0), so
// that an empty text or a zero id stands for absence on the way.

inline std::optional<std::string> present(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

inline std::optional<Timestamp> present_time(const std::string& text) { return parse_iso8601(text); }

template <class IdType>
std::optional<IdType> present_id(long long value) {
  return value == 0 ? std::nullopt : std::optional(IdType{value});
}

inline std::string or_empty(const std::optional<std::string>& text) { return text.value_or(""); }

inline std::string or_empty(const std::optional<Timestamp>& time) { return time ? to_iso8601(*time) : ""; }

template <class Tag>
long long or_zero(const std::optional<Id<Tag>>& id) {
  return id ? id->value : 0;
}

// A time that the schema guarantees to be there and in our form.
inline Timestamp stored_time(const std::string& text) { return parse_iso8601(text).value_or(Timestamp{}); }

}  // namespace fieldloop
