#include "datasets/synthesis.h"

#include "datasets/dataset_files.h"
#include "datasets/dataset_items.h"
#include "datasets/parts.h"
#include "home/home.h"

namespace fieldloop {
namespace {

// The images as a dataset of one split, for copying.
YoloDataset generated(const std::filesystem::path& folder, const std::vector<std::string>& classes) {
  YoloDataset dataset;
  dataset.root = folder;
  dataset.train = folder / "images";
  dataset.names = classes;
  return dataset;
}

}  // namespace

SynthesisResult synthesize(const DatasetsParts& parts, SynthesisRequest request, const ProgressFn& progress,
                           std::stop_token stop) {
  const auto folder = parts.home.synthetic_training() / ("seed-" + std::to_string(request.options.seed));
  if (!request.dataset.empty()) {
    request.dataset = resolve_dataset(parts.db, parts.home, request.dataset);
    request.options.classes = open_dataset(parts.home, request.dataset).names;
  }
  const auto result = synthesize_training_images(request.options, folder, progress, std::move(stop));
  if (!request.dataset.empty())
    copy_split(parts, generated(folder, result.classes), Split::kTrain, request.dataset, request.split,
               progress);
  return result;
}

}  // namespace fieldloop
