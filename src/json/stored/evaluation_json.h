#pragma once
#include <nlohmann/json_fwd.hpp>

#include "evaluate/evaluation.h"

namespace fieldloop {

// What is measured of a model, as it is stored and as the API shows it, and the way back. The readers give
// members that are absent their defaults and throw nlohmann::json::exception for those of a wrong type.
nlohmann::json json_of(const SplitFigures& figures);
SplitFigures split_figures_in(const nlohmann::json& object);
nlohmann::json json_of(const Evaluation& evaluation);
Evaluation evaluation_in(const nlohmann::json& object);

}  // namespace fieldloop
