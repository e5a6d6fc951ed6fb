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

// The date on a clock that is this far ahead of UTC, such as "2026-05-01".
std::string day_on_clock(Timestamp time, int utc_offset_minutes);

// How far this machine's clock is ahead of UTC at that moment, in minutes.
int machine_utc_offset_minutes(Timestamp at);

// Reads "YYYY-MM-DD" and "YYYY-MM-DD[T ]HH:MM[:SS[.fff]][Z|+HH:MM|-HH:MM]"; without a zone it is UTC.
// Empty for anything else, impossible dates included.
std::optional<Timestamp> parse_iso8601(std::string_view text);

}  // namespace fieldloop
