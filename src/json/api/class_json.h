#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "annotate/class_changes.h"

namespace fieldloop {

// Classes as the API writes them.
nlohmann::json to_json(const std::vector<OfferedClass>& classes);
nlohmann::json to_json(const std::vector<ClassUsage>& classes);
nlohmann::json to_json(const ClassChange& change);

}  // namespace fieldloop
