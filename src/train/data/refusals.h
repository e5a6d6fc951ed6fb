#pragma once
#include <vector>

#include "protocol/run_check.h"
#include "protocol/run_settings.h"
#include "train/data/training_data.h"

namespace fieldloop {

// Why nothing sensible could be learned or measured: many unreadable photos, no boxes to learn, nothing to
// validate on, a class without examples that the base does not know either, validation photos that are also
// trained on. Empty: nothing stands against it. `unknown_classes`: ids that the base does not know.
std::vector<RunFinding> refusals_of(const TrainingData& data, const RunSettings& settings,
                                    const std::vector<int>& unknown_classes);

}  // namespace fieldloop
