#pragma once
#include <nlohmann/json_fwd.hpp>

#include "evaluate/comparison.h"
#include "evaluate/evaluation.h"
#include "models/models.h"

namespace fieldloop {

nlohmann::json to_json(const ModelVersion& model);     // the API's Model
nlohmann::json to_json(const Comparison& comparison);  // the API's Comparison
nlohmann::json to_json(const Evaluation& evaluation);  // the API's Evaluation

}  // namespace fieldloop
