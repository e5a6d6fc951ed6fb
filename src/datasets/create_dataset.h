#pragma once
#include <string>
#include <vector>

namespace fieldloop {

struct DatasetsParts;

// Datasets::create for class names that other programs may have made up: they need to be different, no more.
void create_dataset(const DatasetsParts& parts, const std::string& name,
                    const std::vector<std::string>& classes);

}  // namespace fieldloop
