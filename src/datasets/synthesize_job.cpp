#include "datasets/synthesize_job.h"

#include <cmath>

#include "app/app.h"
#include "core/error.h"
#include "datasets/dataset_items.h"
#include "datasets/datasets.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr int kMostImages = 20000;

std::int64_t whole(const json& params, const char* name, std::int64_t fallback, std::int64_t most) {
  const auto found = params.find(name);
  if (found == params.end() || found->is_null()) return fallback;
  if (!found->is_number_integer() || found->get<std::int64_t>() < 0 || found->get<std::int64_t>() > most)
    throw Error(ErrorCode::kInvalidInput,
                std::string(name) + " must be a whole number from 0 to " + std::to_string(most) + ".", name);
  return found->get<std::int64_t>();
}

std::string text(const json& params, const char* name) {
  const auto found = params.find(name);
  if (found == params.end() || found->is_null()) return {};
  if (!found->is_string())
    throw Error(ErrorCode::kInvalidInput, std::string(name) + " must be a text.", name);
  return found->get<std::string>();
}

// The images as a dataset of one split, for copying.
YoloDataset generated(const std::filesystem::path& folder, const std::vector<std::string>& classes) {
  YoloDataset dataset;
  dataset.root = folder;
  dataset.train = folder / "images";
  dataset.names = classes;
  return dataset;
}

}  // namespace

SynthesisRequest synthesis_request_from(const json& params) {
  SynthesisRequest request;
  request.options.count = static_cast<int>(whole(params, "count", request.options.count, kMostImages));
  request.options.seed = static_cast<std::uint64_t>(whole(params, "seed", 0, 1'000'000'000));
  request.dataset = text(params, "dataset");
  if (const auto split = text(params, "split"); !split.empty()) request.split = split_from(split);
  return request;
}

SynthesisResult synthesize(App& app, SynthesisRequest request, const ProgressFn& progress,
                           std::stop_token stop) {
  const auto folder = app.home.synthetic_training() / ("seed-" + std::to_string(request.options.seed));
  if (!request.dataset.empty()) {
    request.dataset = resolve_dataset(app, request.dataset);
    request.options.classes = open_dataset(app, request.dataset).names;
  }
  const auto result = synthesize_training_images(request.options, folder, progress, std::move(stop));
  if (!request.dataset.empty())
    copy_split(app, generated(folder, result.classes), Split::kTrain, request.dataset, request.split,
               progress);
  return result;
}

json run_synthesize_job(App& app, const JobContext& context) {
  return to_json(synthesize(app, synthesis_request_from(context.job.params), context.progress, context.stop));
}

json to_json(const SynthesisResult& result) {
  return {{"images", result.images}, {"boxes", result.boxes}, {"classes", result.classes}};
}

}  // namespace fieldloop
