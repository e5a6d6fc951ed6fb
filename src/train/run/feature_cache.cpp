#include "train/run/feature_cache.h"

#include <algorithm>

#include "core/in_parallel.h"
#include "train/data/random.h"

namespace fieldloop {
namespace {

constexpr std::size_t kTogether = 8;  // views: enough to keep every core busy

std::size_t bytes_of(const Features<torch::Tensor>& features) {
  std::size_t bytes = 0;
  for (const auto& map : features) bytes += map.numel() * sizeof(c10::BFloat16);
  return bytes;
}

Features<torch::Tensor> features_of(Network& network, const torch::Tensor& input, Precision precision) {
  const PrecisionScope scope(precision);
  auto features = network->features(input);
  for (auto& map : features) map = map.to(torch::kBFloat16);
  return features;
}

// In memory of its own.
Features<torch::Tensor> one_of(const Features<torch::Tensor>& maps, std::size_t index) {
  Features<torch::Tensor> one;
  for (std::size_t i = 0; i < maps.size(); ++i) one[i] = maps[i][static_cast<std::int64_t>(index)].clone();
  return one;
}

}  // namespace

FeatureCache::FeatureCache(Network& network, const Views& all, const std::vector<std::size_t>& photos,
                           const FeatureCacheOptions& options) {
  const torch::NoGradGuard no_grad;
  const auto blank = torch::zeros({1, 3, options.image_size, options.image_size});
  const auto fitting = options.budget_bytes / bytes_of(features_of(network, blank, options.precision)) /
                       std::max<std::size_t>(1, photos.size());
  views_ = std::clamp(static_cast<int>(fitting), 1, options.views);
  for (const auto photo : photos) photos_[photo].name = all.photos().file(photo).filename().string();
  const auto turns = static_cast<std::size_t>(views_);
  std::vector<Turn> todo;
  for (std::size_t i = 0; i < photos.size() * turns; ++i) todo.push_back({photos[i / turns], i % turns});
  for (std::size_t first = 0; first < todo.size(); first += kTogether)
    add(network, all, std::span(todo).subspan(first, std::min(kTogether, todo.size() - first)), options);
}

void FeatureCache::add(Network& network, const Views& all, std::span<const Turn> turns,
                       const FeatureCacheOptions& options) {
  const auto side = options.image_size;
  auto images = torch::empty({static_cast<std::int64_t>(turns.size()), side, side, 3}, torch::kByte);
  std::vector<std::vector<TrueBox>> boxes(turns.size());
  in_parallel(turns.size(), static_cast<std::size_t>(torch::get_num_threads()), [&](std::size_t i) {
    auto random = generator({options.seed, turns[i].photo, turns[i].number});
    auto view = all.view(turns[i].photo, side, random);
    write_rgb(view.image, images, i);
    boxes[i] = std::move(view.boxes);
  });
  const auto features = features_of(network, network_input(images), options.precision);
  for (std::size_t i = 0; i < turns.size(); ++i)
    photos_[turns[i].photo].views.push_back({one_of(features, i), std::move(boxes[i])});
}

std::size_t FeatureCache::bytes() const {
  std::size_t bytes = 0;
  for (const auto& [photo, cached] : photos_)
    for (const auto& view : cached.views) bytes += bytes_of(view.features);
  return bytes;
}

Batch FeatureCache::batch(std::span<const std::size_t> photos, int epoch) const {
  Batch batch;
  std::array<std::vector<torch::Tensor>, 3> maps;
  std::map<std::size_t, int> shown;
  for (const auto photo : photos) {
    const auto& cached = photos_.at(photo);
    const auto& view = cached.views[static_cast<std::size_t>((epoch + shown[photo]++) % views_)];
    for (std::size_t i = 0; i < maps.size(); ++i) maps[i].push_back(view.features[i]);
    batch.truths.push_back(view.boxes);
    batch.names.push_back(cached.name);
  }
  for (std::size_t i = 0; i < maps.size(); ++i)
    batch.features[i] = torch::stack(maps[i]).to(torch::kFloat).contiguous(torch::MemoryFormat::ChannelsLast);
  return batch;
}

CachedBatches::CachedBatches(const FeatureCache& cache, const Sampling& sampling, int batch, Position start)
    : cache_(cache), sampling_(sampling), batches_(batches_per_epoch(sampling, batch)), next_(start) {}

Batch CachedBatches::next() {
  const auto order = sampling_.epoch(next_.epoch);
  auto batch = cache_.batch(part_of_epoch(order, next_.batch, batches_), next_.epoch);
  if (++next_.batch == batches_) next_ = {next_.epoch + 1, 0};
  return batch;
}

}  // namespace fieldloop
