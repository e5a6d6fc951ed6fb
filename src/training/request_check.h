#pragma once
#include "core/training_request.h"
#include "storage/learning/model_store.h"
#include "training/parts.h"

namespace fieldloop {

class Transaction;

// Within this room: what must hold before a run starts.

// Throws Error(kUnavailable) without the trainer.
void check_trainer(const TrainingParts& parts);

// A request with its dataset, base and image size filled in.
struct PreparedRequest {
  TrainingRequest request;
  ModelRow base;
};
// Throws Error(kUnavailable) without the trainer, Error(kInvalidInput), Error(kNotFound).
PreparedRequest prepared(const TrainingParts& parts, const TrainingRequest& request);

// Throws Error(kConflict) while a run is queued or running.
void check_no_run(Transaction& sql);

}  // namespace fieldloop
