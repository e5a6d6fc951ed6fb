#pragma once
#include <vector>

#include "protocol/run_check.h"
#include "protocol/run_settings.h"
#include "train/data/training_data.h"

namespace fieldloop {

// What makes the result of a run worse than it could be. `unknown_classes`: ids that the base does not know.
std::vector<RunFinding> warnings_of(const TrainingData& data, const RunSettings& settings,
                                    const std::vector<int>& unknown_classes);

}  // namespace fieldloop
