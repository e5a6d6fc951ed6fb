#include "train/batches.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "train/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

class Batches : public SmallDataset {
 protected:
  PhotoSet photos(std::size_t budget = 1 << 20) const {
    std::vector<std::string> problems;
    return load_photos(load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items, 64, budget,
                       problems);
  }
  static constexpr BatchOptions kOptions{64, 4, 3, 5};
};

TEST_F(Batches, AnEpochShowsEveryPhotoOnceInAnOrderOfItsOwn) {
  const auto set = photos();
  const auto first = epoch_order(set, 5, 0);
  EXPECT_THAT(first, testing::UnorderedElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(epoch_order(set, 5, 0), first);
  EXPECT_NE(epoch_order(set, 5, 1), first);
}

TEST_F(Batches, AFewEmptyPhotosAreShownSeveralTimes) {
  write("labels/train/photo4.txt", "");
  const auto order = epoch_order(photos(), 5, 0);
  EXPECT_EQ(std::count(order.begin(), order.end(), 4U), 2);
  EXPECT_EQ(std::count(order.begin(), order.end(), 3U), 1);
  EXPECT_EQ(order.size(), 7U);
}

TEST_F(Batches, AreOfEqualSizeAndOnePhotoATruth) {
  const auto set = photos();
  EXPECT_EQ(batches_per_epoch(set, 4), 2);
  BatchStream stream(set, kOptions, {});
  for (int i = 0; i < 6; ++i) {
    const auto batch = stream.next();
    EXPECT_EQ(batch.images.sizes(), (std::vector<std::int64_t>{3, 64, 64, 3}));
    EXPECT_EQ(batch.truths.size(), 3U);
  }
}

TEST_F(Batches, AStreamThatStartsLaterGivesTheSameBatches) {
  const auto set = photos();
  BatchStream whole(set, kOptions, {});
  BatchStream later(set, kOptions, {1, 1});
  for (int i = 0; i < 3; ++i) whole.next();
  EXPECT_TRUE(torch::equal(whole.next().images, later.next().images));
  EXPECT_TRUE(torch::equal(whole.next().images, later.next().images));
}

TEST_F(Batches, APhotoThatVanishesIsAnErrorOfTheReader) {
  const auto set = photos(0);
  std::filesystem::remove_all(folder_ / "images/train");
  BatchStream stream(set, kOptions, {});
  EXPECT_THROW(stream.next(), Error);
}

}  // namespace
}  // namespace fieldloop
