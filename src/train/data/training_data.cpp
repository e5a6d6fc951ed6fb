#include "train/data/training_data.h"

#include "core/error.h"
#include "model/model_file.h"
#include "train/data/refusals.h"

namespace fieldloop {
namespace {

// Larger than the network's input, so that zooming in shows more and not only larger pixels.
constexpr double kCachedZoom = 1.5;
// Of pixels kept in memory; 1 GiB together.
constexpr std::size_t kTrainCacheBytes = std::size_t{768} << 20;
constexpr std::size_t kValCacheBytes = std::size_t{256} << 20;

// Those of `items` that did not come into `photos`, which has the same order.
void add_undecoded(const std::vector<DatasetItem>& items, const PhotoSet& photos,
                   std::vector<std::filesystem::path>& unreadable) {
  std::size_t next = 0;
  for (const auto& item : items) {
    if (next < photos.size() && photos.file(next) == item.image)
      ++next;
    else
      unreadable.push_back(item.image);
  }
}

PhotoSet load(SplitContent& content, Split split, int image_size) {
  if (split == Split::kVal)
    return load_photos(content.items, image_size, kValCacheBytes, content.problems, KeptAs::kDecoded);
  return load_photos(content.items, static_cast<int>(kCachedZoom * image_size), kTrainCacheBytes,
                     content.problems);
}

PhotoSet read(const YoloDataset& dataset, Split split, int image_size, TrainingData& data) {
  auto content = load_split(dataset, split);
  auto photos = load(content, split, image_size);
  add_undecoded(content.items, photos, content.unreadable);
  data.problems.insert(data.problems.end(), content.problems.begin(), content.problems.end());
  data.unreadable.insert(data.unreadable.end(), content.unreadable.begin(), content.unreadable.end());
  return photos;
}

}  // namespace

TrainingData read_training_data(const RunSettings& settings) {
  const auto dataset = load_dataset(settings.dataset);
  TrainingData data;
  data.classes = dataset.names;
  data.train = read(dataset, Split::kTrain, settings.image_size, data);
  data.val = read(dataset, Split::kVal, settings.image_size, data);
  return data;
}

TrainingData load_training_data(const RunSettings& settings,
                                const std::function<void(const std::string&)>& warn) {
  auto data = read_training_data(settings);
  for (const auto& problem : data.problems) warn(problem);
  const auto refusals =
      refusals_of(data, settings, classes_unknown_to(load_model(settings.base), data.classes));
  if (!refusals.empty())
    throw Error(ErrorCode::kInvalidInput, refusals.front().message, refusals.front().field);
  return data;
}

}  // namespace fieldloop
