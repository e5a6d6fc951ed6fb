#pragma once
#include <optional>
#include <string>
#include <type_traits>

#include "core/ids.h"
#include "core/time.h"
#include "core/vocabulary.h"

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

// Of an enumeration of core/vocabulary.h; the way back is its x_named(), which knows no empty name.
template <class Name>
requires std::is_enum_v<Name> std::string or_empty(const std::optional<Name>& value) {
  return value ? std::string(name_of(*value)) : "";
}

inline std::string or_empty(const std::optional<Timestamp>& time) { return time ? to_iso8601(*time) : ""; }

template <class Tag>
long long or_zero(const std::optional<Id<Tag>>& id) {
  return id ? id->value : 0;
}

// Day and night are 0 and 1, what is not known kUnknownLight: COALESCE(is_night, -1), NULLIF(:night, -1).
inline constexpr int kUnknownLight = -1;
inline std::optional<PhotoLight> present_light(int night) {
  if (night == kUnknownLight) return {};
  return night == 0 ? PhotoLight::kDay : PhotoLight::kNight;
}
inline int or_unknown(const std::optional<PhotoLight>& light) {
  return light ? (*light == PhotoLight::kNight ? 1 : 0) : kUnknownLight;
}

// A time that the schema guarantees to be there and in our form.
inline Timestamp stored_time(const std::string& text) { return parse_iso8601(text).value_or(Timestamp{}); }

}  // namespace fieldloop
