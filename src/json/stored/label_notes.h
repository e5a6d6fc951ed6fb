#pragma once
#include <string>
#include <utility>
#include <vector>

namespace fieldloop {

// The classes with their ids that notes.json lists, which Label Studio writes beside its labels. Throws
// Error(kInvalidInput) for a text that is none.
std::vector<std::pair<std::size_t, std::string>> categories_in_notes(const std::string& text);

}  // namespace fieldloop
