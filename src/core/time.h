#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace fieldloop {

// A moment in UTC, to the millisecond.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

Timestamp now();

// "2026-05-01T06:30:00.000Z": fixed width, so that text order is time order.
std::string to_iso8601(Timestamp time);

// Reads "YYYY-MM-DD" and "YYYY-MM-DD[T ]HH:MM[:SS[.fff]][Z|+HH:MM|-HH:MM]"; without a zone it is UTC.
// Empty for anything else, impossible dates included.
std::optional<Timestamp> parse_iso8601(std::string_view text);

}  // namespace fieldloop
