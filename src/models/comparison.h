#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "core/progress.h"
#include "jobs/job_queue.h"
#include "models/compare_models.h"

namespace fieldloop {

struct App;

// The API's Comparison of two model versions on a split of a dataset. Results are kept in data/comparisons/
// for as long as the photos and labels stay the same; the folder can be deleted at any time. An empty dataset
// is the active one. Throw Error(kNotFound) for an unknown model or dataset, Error(kInvalidInput) without
// labelled photos.

// Computes it on this thread unless it is there already.
nlohmann::json compare_now(App& app, const ComparisonNames& names, const ProgressFn& progress,
                           std::stop_token stop);

// The result when it is there, else the job that computes it.
std::variant<nlohmann::json, Job> compare_later(App& app, const ComparisonNames& names);

// The work of a job of kind "compare".
std::string run_compare_job(App& app, const JobContext& context);

}  // namespace fieldloop
