#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "protocol/epoch_figures.h"

namespace fieldloop {

// Figures that an epoch lacks are null.
nlohmann::json json_of(const EpochFigures& epoch);
// Empty for an object without an epoch and a loss.
std::optional<EpochFigures> epoch_in(const nlohmann::json& object);

}  // namespace fieldloop
