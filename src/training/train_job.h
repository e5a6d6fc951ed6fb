#pragma once
#include <nlohmann/json.hpp>

#include "jobs/job_queue.h"

namespace fieldloop {

struct App;

// The work of a job of kind "train": annotated photos join the dataset, its version is recorded, the trainer
// runs as a process of its own, and what it made becomes a candidate, measured through the artefact that
// would be deployed; of a cancelled run that is the best weights so far. Goes on from the run's last
// checkpoint when there is one.
std::string run_train_job(App& app, const JobContext& context);

// Adds the lines that a kill kept out of data/retraining_log.csv. For start.
void repair_retraining_log(App& app);

}  // namespace fieldloop
