#pragma once
#include <memory>
#include <string>

#include "jobs/job_worker.h"

namespace fieldloop {

struct App;

// Puts right what a killed process left (weights, log, label files, jobs) and starts the worker for every
// kind of job. Keep the result as long as jobs are to be done.
std::unique_ptr<JobWorker> start_work(App& app);

// Work a person may ask for by itself: "detect" ({"scope": "all"|"marked"|"unreviewed"}) or "synthesize"
// ({"count", "seed", "split"}), with its parameters as JSON text. Throws Error(kInvalidInput).
Job start_job(App& app, const std::string& kind, const std::string& params);

// Queues an interrupted, failed or cancelled job again.
Job resume_job(App& app, JobId id);

}  // namespace fieldloop
