#pragma once
#include <nlohmann/json_fwd.hpp>

#include "evaluate/comparison.h"

namespace fieldloop {

// A comparison as it is kept; the API's Comparison has an address in place of "of_field".
nlohmann::json json_of(const Comparison& comparison);
nlohmann::json json_of(const Gate& gate);
nlohmann::json json_of(const std::optional<PairedDifference>& difference);

}  // namespace fieldloop
