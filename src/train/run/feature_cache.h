#pragma once
#include <torch/torch.h>

#include <map>
#include <span>
#include <string>
#include <vector>

#include "train/data/batches.h"
#include "train/run/precision.h"

namespace fieldloop {

struct FeatureCacheOptions {
  int image_size = 0;  // pixels
  int views = 0;       // of each photo; fewer when they would not fit the budget, at least one
  std::uint64_t seed = 0;
  Precision precision = Precision::kFloat32;
  std::size_t budget_bytes = std::size_t{1} << 30;
};

// What a backbone that no longer learns makes of augmented views of photos, computed once, so that the rest
// of the network learns from them in a fraction of the time. Held in memory as bfloat16.
class FeatureCache {
 public:
  // `photos`: positions in the set.
  FeatureCache(Network& network, const Views& all, const std::vector<std::size_t>& photos,
               const FeatureCacheOptions& options);

  // The views of these photos that are the turn of an epoch, with features instead of images.
  Batch batch(std::span<const std::size_t> photos, int epoch) const;

  int views() const { return views_; }
  std::size_t bytes() const;

 private:
  struct Turn {
    std::size_t photo;
    std::size_t number;  // of the view
  };
  struct View {
    Features<torch::Tensor> features;  // each [C, H, W]
    std::vector<TrueBox> boxes;
  };
  struct Photo {
    std::string name;  // of its file
    std::vector<View> views;
  };
  void add(Network& network, const Views& all, std::span<const Turn> turns,
           const FeatureCacheOptions& options);

  int views_;
  std::map<std::size_t, Photo> photos_;
};

// The batches of a run from `start` on, out of a cache. Both must outlive it.
class CachedBatches : public BatchSource {
 public:
  CachedBatches(const FeatureCache& cache, const Sampling& sampling, int batch, Position start);
  Batch next() override;

 private:
  const FeatureCache& cache_;
  const Sampling& sampling_;
  int batches_;  // an epoch
  Position next_;
};

}  // namespace fieldloop
