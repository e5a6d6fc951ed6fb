#include "train/training_data.h"

#include <map>

#include "core/error.h"

namespace fieldloop {
namespace {

// Larger than the network's input, so that zooming in shows more and not only larger pixels.
constexpr double kCachedZoom = 1.5;
constexpr std::size_t kCacheBytes = std::size_t{1} << 30;

constexpr std::size_t kFewProblems = 5;
constexpr double kFewProblemsShare = 0.1;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::kInvalidInput, why, "dataset"); }

void report(const std::vector<std::string>& problems, std::size_t readable, const YoloDataset& dataset,
            const std::function<void(const std::string&)>& warn) {
  for (const auto& problem : problems) warn(problem);
  const auto few =
      std::max(static_cast<double>(kFewProblems), kFewProblemsShare * static_cast<double>(readable));
  if (static_cast<double>(problems.size()) > few)
    refuse(std::to_string(problems.size()) + " photos or labels of " + dataset.file.string() +
           " cannot be read, the first: " + problems.front());
}

PhotoSet load(const YoloDataset& dataset, Split split, int image_size,
              const std::function<void(const std::string&)>& warn) {
  auto content = load_split(dataset, split);
  auto photos =
      load_photos(content.items, static_cast<int>(kCachedZoom * image_size), kCacheBytes, content.problems);
  report(content.problems, photos.size(), dataset, warn);
  return photos;
}

void refuse_shared_photos(const PhotoSet& train, const PhotoSet& val) {
  std::map<std::string, std::string> trained;
  for (std::size_t i = 0; i < train.size(); ++i) trained.emplace(train.sha256(i), train.file(i).string());
  for (std::size_t i = 0; i < val.size(); ++i) {
    const auto found = trained.find(val.sha256(i));
    if (found != trained.end())
      refuse("The validation photo " + val.file(i).string() + " is also trained on, as " + found->second +
             ": remove it from one of the two, or its metrics mean nothing");
  }
}

void check(const YoloDataset& dataset, const TrainingData& data) {
  const auto name = dataset.file.string();
  if (data.train.box_count() == 0)
    refuse(name + " has no boxes to learn from: annotate some of its train photos");
  if (data.val.size() == 0) refuse(name + " has no labelled val photos: the result could not be measured");
  if (data.val.box_count() == 0)
    refuse(name + " has no boxes in its val photos: the result could not be measured");
  refuse_shared_photos(data.train, data.val);
}

}  // namespace

TrainingData load_training_data(const TrainSettings& settings,
                                const std::function<void(const std::string&)>& warn) {
  const auto dataset = load_dataset(settings.dataset);
  TrainingData data{dataset.names, load(dataset, Split::kTrain, settings.image_size, warn),
                    load(dataset, Split::kVal, settings.image_size, warn)};
  check(dataset, data);
  return data;
}

}  // namespace fieldloop
