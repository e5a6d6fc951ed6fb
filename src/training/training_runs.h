#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "storage/learning/model_store.h"
#include "storage/learning/training_store.h"
#include "storage/work/job_store.h"
#include "training/trainer_protocol.h"
#include "training/training_request.h"

namespace fieldloop {

struct App;

// A run with what its job and its results.csv say.
struct TrainingRun {
  TrainingRunRow row;
  Job job;
  TrainingRequest request;
  std::string base;        // model name
  std::string model_name;  // the candidate it made, empty: none
  std::vector<EpochFigures> epochs;
  bool has_report = false;
};

// A request with its dataset, base and image size filled in.
struct PreparedRequest {
  TrainingRequest request;
  ModelRow base;
};
// Throws Error(kUnavailable) without the trainer, Error(kInvalidInput), Error(kNotFound).
PreparedRequest prepared(App& app, const TrainingRequest& request);

// Throws Error(kConflict) while a run is queued or running.
void check_no_run(Transaction& sql);

// Queues a run. Throws Error that says what to do when it cannot work: Error(kConflict) while another run is
// queued or running, kUnavailable without the trainer, kInvalidInput without validation photos, kNotFound.
TrainingRun start_training(App& app, const TrainingRequest& request);

TrainingRun get_training_run(App& app, RunId id);       // throws Error(kNotFound)
std::vector<TrainingRun> list_training_runs(App& app);  // newest first
// The trainer ends after its present batch and keeps its checkpoint; no model version comes of it unless the
// run is resumed.
TrainingRun cancel_training(App& app, RunId id);
// Queues a cancelled, interrupted or failed run again; it goes on from its last checkpoint.
TrainingRun resume_training(App& app, RunId id);

nlohmann::json to_json(const TrainingRun& run);  // the API's TrainingRun

}  // namespace fieldloop
