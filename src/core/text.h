#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace fieldloop {

// The letters A to Z made small, whatever the locale; all other bytes stay.
std::string lower_ascii(std::string_view text);

// Bytes of the character at the start of the text: 1 to 4, or 0 when no valid UTF-8 begins there (RFC 3629).
std::size_t utf8_length(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace fieldloop
