#include "train/data/batches.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "train/data/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

class Batches : public SmallDataset {
 protected:
  PhotoSet photos(std::size_t budget = 1 << 20) const {
    std::vector<std::string> problems;
    return load_photos(load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items, 64, budget,
                       problems);
  }
  static constexpr TrainingOptions kOptions{.epochs = 3, .batch = 4, .image_size = 64, .seed = 5};
};

TEST_F(Batches, AreOfEqualSizeAndOnePhotoATruth) {
  const auto set = photos();
  const Views views(set, {}, 0);
  const Sampling sampling(set, {});
  EXPECT_EQ(batches_per_epoch(sampling, 4), 2);
  BatchStream stream(views, sampling, kOptions, {});
  for (int i = 0; i < 6; ++i) {
    const auto batch = stream.next();
    EXPECT_EQ(batch.images.sizes(), (std::vector<std::int64_t>{3, 64, 64, 3}));
    EXPECT_EQ(batch.truths.size(), 3U);
  }
}

TEST_F(Batches, AStreamThatStartsLaterGivesTheSameBatches) {
  const auto set = photos();
  const Views views(set, {}, 0);
  const Sampling sampling(set, {});
  BatchStream whole(views, sampling, kOptions, {});
  BatchStream later(views, sampling, kOptions, {1, 1});
  for (int i = 0; i < 3; ++i) whole.next();
  EXPECT_TRUE(torch::equal(whole.next().images, later.next().images));
  EXPECT_TRUE(torch::equal(whole.next().images, later.next().images));
}

TEST_F(Batches, ShowSmallerViewsInTheFirstHalfOfTheEpochsWhenAskedTo) {
  const auto set = photos();
  const Views views(set, {}, 0);
  const Sampling sampling(set, {});
  auto growing = kOptions;
  growing.early_size = 0.5;
  BatchStream stream(views, sampling, growing, {});
  std::vector<std::int64_t> sides;
  for (int i = 0; i < 6; ++i) sides.push_back(stream.next().images.size(1));
  EXPECT_THAT(sides, testing::ElementsAre(32, 32, 32, 32, 64, 64));
}

TEST(ViewSize, IsAMultipleOfTheNetworksStride) {
  const TrainingOptions options{.epochs = 8, .image_size = 416, .early_size = 0.7};
  EXPECT_EQ(view_size(options, 3), 288);
  EXPECT_EQ(view_size(options, 4), 416);
  EXPECT_EQ(view_size({.epochs = 1, .image_size = 160, .early_size = 0.5}, 0), 96);
}

TEST_F(Batches, APhotoThatVanishesIsAnErrorOfTheReader) {
  const auto set = photos(0);
  std::filesystem::remove_all(folder_ / "images/train");
  const Views views(set, {}, 0);
  const Sampling sampling(set, {});
  BatchStream stream(views, sampling, kOptions, {});
  EXPECT_THROW(stream.next(), Error);
}

}  // namespace
}  // namespace fieldloop
