#pragma once
#include <string>
#include <vector>

#include "train/data/photo_set.h"

namespace fieldloop {

// For the sentences of findings: "1 box", "3 boxes".
std::string counted(std::size_t count, const std::string& one, const std::string& many);
// The first ten, and how many more there are.
std::string listed(const std::vector<std::string>& all, const std::string& separator);
std::string name_of(const PhotoSet& photos, std::size_t index);

}  // namespace fieldloop
