#pragma once
#include <string>

// What is said to SQLite in words of its own, each by what it means: with the rest of this folder the place
// to change for another database. All else in storage/ is SQL that PostgreSQL understands too.
namespace fieldloop::dialect {

// Begins a transaction that changes something: it waits for other writers now, instead of failing later.
inline constexpr const char* kBeginWriting = "BEGIN IMMEDIATE";

// Joins in the order that is written, so that the index of the first table gives the order of the result.
inline constexpr const char* kJoinInThisOrder = " CROSS JOIN ";

// Whether the column has another value than the parameter, or none.
inline std::string differs(const std::string& column, const std::string& parameter) {
  return column + " IS NOT " + parameter;
}

// Whether a text is like the pattern, in which "?" is any character and "*" any text.
inline std::string is_like(const std::string& column, const std::string& pattern) {
  return column + " GLOB " + pattern;
}

// The whole part of a number from 0 up.
inline std::string whole_part(const std::string& number) { return "CAST(" + number + " AS INTEGER)"; }

// Whether the JSON object in the column has the key.
inline std::string has_key(const std::string& column, const std::string& key) {
  return "EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE key = " + key + ")";
}

// Makes a JSON object of a query's rows.
inline std::string object_of(const std::string& key, const std::string& value) {
  return "json_group_object(" + key + ", " + value + ")";
}

}  // namespace fieldloop::dialect
