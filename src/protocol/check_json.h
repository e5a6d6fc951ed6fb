#pragma once
#include <nlohmann/json_fwd.hpp>

#include "protocol/run_check.h"

namespace fieldloop {

// docs/training.md, "Before a run". Reading throws nlohmann::json::exception.
nlohmann::json json_of(const RunCheck& check);
RunCheck run_check_in(const nlohmann::json& object);
nlohmann::json json_of(const SplitCounts& counts);
nlohmann::json json_of(const RunEstimate& estimate);

}  // namespace fieldloop
