#pragma once
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

#include "core/progress.h"
#include "jobs/job_queue.h"
#include "quality/quality_check.h"

namespace fieldloop {

struct App;

struct CheckReport {
  int photos = 0;  // labelled
  int boxes = 0;
  int cards = 0;                      // kept: the most probably wrong
  std::string model_name;             // that looked at the images of datasets; empty: none is deployed
  std::vector<std::string> problems;  // a sentence for each file that could not be checked
};

// Checks the labels of every annotated photo (by the stored boxes of all models) and of every image in the
// splits of all datasets (by the deployed model), and keeps the cards in place of those of the last check.
// Throws Error(kCancelled) with the last check's cards still there.
CheckReport check_labels(App& app, const ProgressFn& progress = {}, const std::stop_token& stop = {});

// The work of a job of kind "check".
nlohmann::json run_check_job(App& app, const JobContext& context);

// GET /api/quality: the cards that wait for a person, with their number by kind and the last check's report.
nlohmann::json quality_json(App& app, const std::string& kind, int limit, int offset);

// An image of a dataset, as the check sees it now.
CheckSource source_of_image(App& app, const std::string& dataset, const std::string& split,
                            const std::string& filename);

}  // namespace fieldloop
