#pragma once
#include <string>

#include "jobs/job_queue.h"

namespace fieldloop {

struct App;

// Queues the demo: generated yard photos come in and are detected on like any others, and a generated
// dataset, yard, of other scenes makes training possible at once. Throws Error(kConflict) when the home holds
// photos already.
Job start_demo_yard(App& app);

// The work of a job of kind "demo". Doing it again after a kill adds what is missing.
std::string run_demo_job(App& app, const JobContext& context);

}  // namespace fieldloop
