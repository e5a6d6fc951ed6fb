#include "train/data/sampling.h"

#include <gmock/gmock.h>

#include "train/data/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

class SamplingTest : public SmallDataset {
 protected:
  PhotoSet photos() const {
    std::vector<std::string> problems;
    return load_photos(load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items, 64, 1 << 20,
                       problems);
  }
  // A label file for photo `number`, added if there is none, with a box of each class.
  void label(int number, const std::vector<int>& classes) const {
    add_photo("train", number);
    std::string lines;
    for (const int id : classes) lines += std::to_string(id) + " 0.4 0.4 0.5 0.4\n";
    write("labels/train/photo" + std::to_string(number) + ".txt", lines);
  }
  static std::size_t position_of(const PhotoSet& set, const std::string& name) {
    for (std::size_t i = 0; i < set.size(); ++i)
      if (set.file(i).stem() == name) return i;
    throw std::out_of_range(name);
  }
  static auto times(const std::vector<std::size_t>& order, std::size_t photo) {
    return std::count(order.begin(), order.end(), photo);
  }
};

TEST_F(SamplingTest, AnEpochShowsEveryPhotoOnceInAnOrderOfItsOwn) {
  const auto set = photos();
  const Sampling sampling(set, {{}, 0, 5});
  const auto first = sampling.epoch(0);
  EXPECT_THAT(first, testing::UnorderedElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(Sampling(set, {{}, 0, 5}).epoch(0), first);
  EXPECT_NE(sampling.epoch(1), first);
}

TEST_F(SamplingTest, AnEpochOfFewPhotosGoesThroughThemSeveralTimes) {
  write("labels/train/photo4.txt", "");
  const auto set = photos();
  const Sampling sampling(set, {{}, 0, 5, 20});
  const auto order = sampling.epoch(0);
  EXPECT_EQ(order.size(), 3U * 7U) << "five with a box and one empty, which is shown twice";
  EXPECT_EQ(times(order, 3), 3);
  EXPECT_EQ(times(order, 4), 6);
  EXPECT_NE(sampling.epoch(1), order);
  EXPECT_EQ(Sampling(set, {{}, 0, 5, 9}).epoch(0).size(), 7U) << "more than that is no nearer to nine";
}

TEST_F(SamplingTest, PhotosOfANewClassAreShownTwice) {
  write("d.yaml", "train: images/train\nval: images/val\nnames: [deer, fox]\n");
  label(10, {1});
  const auto set = photos();
  const auto fox = position_of(set, "photo10");
  const auto order = Sampling(set, {.new_classes = {1}}).epoch(0);
  EXPECT_EQ(times(order, fox), 2);
  EXPECT_EQ(order.size(), set.size() + 1);
}

TEST_F(SamplingTest, AFewEmptyPhotosAreShownSeveralTimes) {
  write("labels/train/photo4.txt", "");
  const auto order = Sampling(photos(), {}).epoch(0);
  EXPECT_EQ(times(order, 4), 2);
  EXPECT_EQ(times(order, 3), 1);
  EXPECT_EQ(order.size(), 7U);
}

TEST_F(SamplingTest, ManyEmptyPhotosTakeTurnsSoThatTheyAreNeverMoreThanHalfOfTheOthers) {
  for (int i = 10; i < 30; ++i) label(i, {});
  const auto set = photos();
  const Sampling sampling(set, {});
  std::set<std::size_t> shown;
  for (int epoch = 0; epoch < 7; ++epoch) {
    const auto order = sampling.epoch(epoch);
    EXPECT_EQ(order.size(), 6U + 3U);
    shown.insert(order.begin(), order.end());
  }
  EXPECT_EQ(shown.size(), set.size());
}

TEST_F(SamplingTest, NewPhotosAreShownMoreOftenWhileTheyAreFew) {
  for (int i = 10; i < 24; ++i) label(i, {0});
  const auto set = photos();
  const auto fresh = position_of(set, "photo12");
  const auto order = Sampling(set, {{set.sha256(fresh)}, 0, 1}).epoch(0);
  EXPECT_EQ(times(order, fresh), 3);
  EXPECT_EQ(times(order, (fresh + 1) % set.size()), 1);
}

TEST_F(SamplingTest, AReplayKeepsTheNewPhotosAndBalancesTheClassesOfTheOthers) {
  write("d.yaml", "train: images/train\nval: images/val\nnames: [deer, fox]\n");
  for (int i = 10; i < 30; ++i) label(i, {0});
  for (int i = 30; i < 33; ++i) label(i, {0, 1});
  label(33, {});
  const auto set = photos();
  const auto fresh = position_of(set, "photo15");
  const Sampling sampling(set, {{set.sha256(fresh)}, 8, 1});
  const auto& shown = sampling.shown();
  EXPECT_EQ(shown.size(), 9U);
  EXPECT_THAT(shown, testing::Contains(fresh));
  for (const auto* rare : {"photo30", "photo31", "photo32", "photo33"})
    EXPECT_THAT(shown, testing::Contains(position_of(set, rare))) << rare;
}

}  // namespace
}  // namespace fieldloop
