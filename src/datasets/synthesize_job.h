#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>

#include "dataset/yolo.h"
#include "jobs/job_queue.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

struct App;

struct SynthesisRequest {
  SynthesisOptions options;
  std::string dataset;  // which the images join; empty: they only lie in data/synthetic_training/
  Split split = Split::kTrain;
};

// Reads {"count", "seed", "split", "dataset"}; with a split the images join a dataset, the active one unless
// it is named. Throws Error(kInvalidInput).
SynthesisRequest synthesis_request_from(const nlohmann::json& params);

// Generates images with labels into data/synthetic_training/SEED/ and, when asked, adds them to a dataset.
SynthesisResult synthesize(App& app, SynthesisRequest request, const ProgressFn& progress,
                           std::stop_token stop);

// The work of a job of kind "synthesize".
nlohmann::json run_synthesize_job(App& app, const JobContext& context);

nlohmann::json to_json(const SynthesisResult& result);

}  // namespace fieldloop
