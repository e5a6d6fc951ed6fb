#include "train/run/feature_cache.h"

#include <gtest/gtest.h>

#include "train/data/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

class FeatureCaching : public SmallDataset {
 protected:
  FeatureCaching() {
    std::vector<std::string> problems;
    set_ =
        load_photos(load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items, 64, 1 << 20, problems);
    network_ = load_model(folder_ / "base.pt").network;
  }
  FeatureCache cache(int views, std::size_t budget = 1 << 26) {
    return FeatureCache(network_, views_, Sampling(set_, {}).shown(),
                        {64, views, 3, Precision::kFloat32, budget});
  }
  PhotoSet set_;
  Views views_{set_, {}, 0};
  Network network_{nullptr};
  const std::vector<std::size_t> photos_{4, 1};
};

TEST_F(FeatureCaching, PredictsFromFeaturesWhatTheWholeNetworkDoesFromImages) {
  const torch::NoGradGuard no_grad;
  const auto images = torch::rand({2, 3, 64, 64});
  const auto whole = network_->forward(images);
  const auto halves = network_->predict(network_->features(images));
  EXPECT_TRUE(torch::equal(whole.logits, halves.logits));
  EXPECT_TRUE(torch::equal(whole.bins, halves.bins));
}

TEST_F(FeatureCaching, EpochsTakeTurnsWithTheViewsOfAPhoto) {
  const auto cached = cache(2);
  const auto first = cached.batch(photos_, 0);
  EXPECT_EQ(first.truths.size(), 2U);
  EXPECT_EQ(first.features[0].sizes(), (std::vector<std::int64_t>{2, 128, 8, 8}));
  EXPECT_FALSE(torch::equal(first.features[0], cached.batch(photos_, 1).features[0]));
  EXPECT_TRUE(torch::equal(first.features[0], cached.batch(photos_, 2).features[0]));
}

TEST_F(FeatureCaching, APhotoShownTwiceInABatchIsShownInTwoViews) {
  const std::vector<std::size_t> twice{4, 4};
  const auto batch = cache(2).batch(twice, 0);
  EXPECT_FALSE(torch::equal(batch.features[2][0], batch.features[2][1]));
}

TEST_F(FeatureCaching, KeepsFewerViewsThanAskedForRatherThanMoreMemory) {
  EXPECT_EQ(cache(4).views(), 4);
  EXPECT_EQ(cache(4, 1 << 10).views(), 1);
}

}  // namespace
}  // namespace fieldloop
