#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace fieldloop {

// Levels of arrays and objects in each other that a text may have: what walks through a tree recurses, and a
// text of some kilobytes could be deep enough to exhaust the stack.
inline constexpr int kDeepestJson = 64;

// The text as JSON (RFC 8259). Throws Error(kInvalidInput) saying what is wrong with `what`, such as "The
// body", for text that is not JSON or is nested deeper than kDeepestJson, which is found before anything is
// built.
nlohmann::json parse_json(std::string_view text, std::string_view what);

}  // namespace fieldloop
