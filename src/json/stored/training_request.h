#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/training_request.h"

namespace fieldloop {

// Each option's value by its name.
nlohmann::json json_of(const TrainingOptions& options);
// A request as it is kept with its run and as the API shows it.
nlohmann::json json_of(const TrainingRequest& request);
std::string text_of(const TrainingRequest& request);

// A request that was kept, whatever ranges and presets there were at the time. What it lacks keeps its
// default. Throws Error(kCorruptData).
TrainingRequest training_request_from(const std::string& text);

}  // namespace fieldloop
