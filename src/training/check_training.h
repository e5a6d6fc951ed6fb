#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "training/training_request.h"

namespace fieldloop {

struct App;

// The API's TrainingCheck: what stands against such a run, what makes it worse than it could be, and an
// estimate of its time, memory and disk from real steps of the trainer. Annotated photos that wait count as
// if they had joined the dataset, when the request has them added; nothing is changed. What start_training
// would refuse is a refusal. Takes seconds, after the checks before it. Error(kCancelled) when a run begins
// meanwhile or, for an asker with a name, when the same one asks again.
nlohmann::json check_training(App& app, const TrainingRequest& request, const std::string& asker = "");

}  // namespace fieldloop
