#pragma once
#include <nlohmann/json_fwd.hpp>

#include "training/training.h"

namespace fieldloop {

nlohmann::json to_json(const TrainingRun& run);              // the API's TrainingRun
nlohmann::json to_json(const TrainingCheck& check);          // the API's TrainingCheck
nlohmann::json to_json(const RunReport& report, RunId run);  // the API's RunReport
nlohmann::json to_json(const RetrainingLogLine& line);       // the API's LogLine
nlohmann::json training_presets_json();  // the API's TrainingPresets: with every option's default and range

// The API's TrainingRequest. Throws Error(kInvalidInput) for a member that is none or has another type; what
// the wish means, request_of() decides.
TrainingWish training_wish_from(const nlohmann::json& object);

}  // namespace fieldloop
