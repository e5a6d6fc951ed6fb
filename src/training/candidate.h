#pragma once
#include <stop_token>

#include "core/progress.h"
#include "storage/learning/model_store.h"
#include "storage/learning/training_store.h"
#include "training/parts.h"

namespace fieldloop {

// Within this room: makes a model version of a finished run's best weights: copies them to
// models/<dataset>/versions/<n>/, measures the ONNX file on the dataset's val split, stores it as a
// candidate. The training lock must be held.
ModelRow make_candidate(const TrainingParts& parts, const TrainingRunRow& run, const ProgressFn& progress,
                        std::stop_token stop);

}  // namespace fieldloop
