#pragma once
#include <nlohmann/json.hpp>

#include "models/evaluate_model.h"

namespace fieldloop {

// The API's Evaluation: the metrics with their 95 % intervals, COCO's twelve figures, the best F1, the
// calibration, and the same for each class and each group of photos. The intervals take a while: they draw
// the photos a thousand times.
nlohmann::json evaluation_json(const ModelEvaluation& evaluation, const std::string& dataset,
                               const std::string& split);

}  // namespace fieldloop
