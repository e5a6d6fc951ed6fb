#pragma once
#include <cstdint>
#include <optional>

namespace fieldloop {

// The part as a share of the whole; absent of nothing.
inline std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace fieldloop
