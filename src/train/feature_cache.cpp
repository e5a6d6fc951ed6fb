#include "train/feature_cache.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "train/random.h"

namespace fieldloop {
namespace {

std::size_t bytes_of(const Features<torch::Tensor>& features) {
  std::size_t bytes = 0;
  for (const auto& map : features) bytes += map.numel() * sizeof(c10::BFloat16);
  return bytes;
}

torch::Tensor input_of(const cv::Mat& bgr) {
  cv::Mat rgb;
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return network_input(torch::from_blob(rgb.data, {1, rgb.rows, rgb.cols, 3}, torch::kByte));
}

Features<torch::Tensor> features_of(Network& network, const torch::Tensor& input, Precision precision) {
  const PrecisionScope scope(precision);
  auto features = network->features(input);
  for (auto& map : features) map = map[0].to(torch::kBFloat16);
  return features;
}

}  // namespace

FeatureCache::FeatureCache(Network& network, const Views& all, const std::vector<std::size_t>& photos,
                           const FeatureCacheOptions& options) {
  const torch::NoGradGuard no_grad;
  const auto blank = torch::zeros({1, 3, options.image_size, options.image_size});
  const auto fitting = options.budget_bytes / bytes_of(features_of(network, blank, options.precision)) /
                       std::max<std::size_t>(1, photos.size());
  views_ = std::clamp(static_cast<int>(fitting), 1, options.views);
  for (const auto photo : photos) {
    auto& cached = photos_[photo];
    cached.name = all.photos().file(photo).filename().string();
    for (int turn = 0; turn < views_; ++turn) {
      auto random = generator({options.seed, photo, static_cast<std::uint64_t>(turn)});
      auto view = all.view(photo, options.image_size, random);
      cached.views.push_back(
          {features_of(network, input_of(view.image), options.precision), std::move(view.boxes)});
    }
  }
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
