#pragma once
#include <filesystem>

namespace fieldloop {

// The highest whole number that is the name of something in the folder; 0 when there is none, or no folder.
int highest_number_in(const std::filesystem::path& folder);

}  // namespace fieldloop
