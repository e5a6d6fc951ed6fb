#pragma once
#include <string>
#include <vector>

namespace fieldloop {

// A list of texts, such as class names, as a JSON array, and back. Reading throws Error(kCorruptData).
std::string text_of_list(const std::vector<std::string>& texts);
std::vector<std::string> list_from(const std::string& text);

}  // namespace fieldloop
