#include "datasets/datasets.h"

#include "photos/photos.h"
#include "review/review.h"
#include "testing/loop_fixture.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AddAnnotated : public LoopFixture {
 protected:
  std::filesystem::path train(const std::string& kind, const std::string& name) const {
    return app_.home.training_data() / kind / "train" / name;
  }
};

TEST_F(AddAnnotated, MovesAnnotatedPhotosIntoTrainAndKeepsWhatIsThere) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kTrain, 9, "earlier", "");
  annotate(add(1), {"deer"});
  const auto result = app_.datasets.add_annotated("");
  EXPECT_EQ(result.added, 1);
  EXPECT_EQ(result.balance.photos, 2);
  EXPECT_EQ(text(train("images", "photo.jpg")), text(app_.photo_files.local("photo.jpg")));
  EXPECT_EQ(text(train("labels", "photo.txt")), "0 0.500000 0.375000 0.500000 0.250000\n");
  EXPECT_FALSE(std::filesystem::exists(app_.home.to_annotate() / "photo.jpg"));
  EXPECT_EQ(app_.datasets.get("yard").waiting, 0);
  EXPECT_EQ(app_.datasets.add_annotated("").added, 0);
}

TEST_F(AddAnnotated, WhatHasJoinedNoLongerWaitsAmongTheMarked) {
  const auto photo = add(1);
  app_.review.mark(photo, MarkReason::kMissed, "");
  annotate(photo, {"deer"});
  PhotoFilter waiting;
  waiting.marked = true;
  waiting.joined = false;
  EXPECT_EQ(app_.photos.page(waiting).total, 1);
  app_.datasets.add_annotated("");
  EXPECT_EQ(app_.photos.page(waiting).total, 0);
}

TEST_F(AddAnnotated, WithoutADatasetTheFirstIsMade) {
  annotate(add(1), {"fox"});
  EXPECT_EQ(app_.datasets.add_annotated("").dataset, "yard");
  EXPECT_THAT(app_.datasets.get("yard").classes, ElementsAre("fox"));
}

TEST_F(AddAnnotated, APhotoThatValHoldsIsSkippedWithTheReason) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kVal, 1, "held", "");
  annotate(add(1), {"deer"});
  const auto result = app_.datasets.add_annotated("");
  EXPECT_EQ(result.added, 0);
  ASSERT_EQ(result.skipped.size(), 1U);
  EXPECT_THAT(result.skipped[0].second, HasSubstr("val/held.jpg"));
}

TEST_F(AddAnnotated, APhotoThatIsNearlyOneOfValIsSkippedToo) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kVal, 1, "held", "");
  auto again = incoming(1, "again.jpg");
  const auto pixels = cv::imdecode(again.bytes, cv::IMREAD_COLOR);
  cv::imencode(".jpg", pixels, again.bytes, {cv::IMWRITE_JPEG_QUALITY, 90});
  annotate(app_.photos.ingest({again}).front().photo.value(), {"deer"});
  EXPECT_THAT(app_.datasets.add_annotated("").skipped.at(0).second, HasSubstr("nearly the same"));
}

TEST_F(AddAnnotated, AnnotatingAgainUpdatesTheLabelInTrain) {
  app_.datasets.create("yard", {"deer"});
  const auto photo = add(1);
  annotate(photo, {"deer"});
  app_.datasets.add_annotated("");
  annotate(photo, {"fox"});
  EXPECT_EQ(text(train("labels", "photo.txt")).substr(0, 2), "1 ");
  EXPECT_FALSE(std::filesystem::exists(app_.home.to_annotate() / "photo.txt"));
  app_.annotations.remove(photo);
  EXPECT_EQ(app_.datasets.get("yard").train.photos, 0) << "unreviewed photos are not trained on";
}

TEST_F(AddAnnotated, AnotherLabelThatIsThereIsSetAside) {
  app_.datasets.create("yard", {"deer"});
  annotate(add(1), {"deer"});
  std::filesystem::create_directories(train("labels", "photo.txt").parent_path());
  write_file_atomically(train("labels", "photo.txt"), "of a lost database");
  app_.datasets.add_annotated("");
  EXPECT_EQ(text(train("labels", "photo.txt")).substr(0, 2), "0 ");
  EXPECT_EQ(text(app_.home.set_aside() / "training_data/labels/train/photo.txt"), "of a lost database");
}

TEST_F(AddAnnotated, APhotoWhoseNameIsTakenInTrainIsKeptUnderAnother) {
  app_.datasets.create("yard", {"deer"});
  upload("yard", Split::kTrain, 9, "photo", "");
  const auto photo = add(1);
  annotate(photo, {"deer"});
  EXPECT_EQ(app_.datasets.add_annotated("").balance.photos, 2);
  annotate(photo, {});
  EXPECT_EQ(app_.datasets.get("yard").train.empty_photos, 2) << "its own label was updated, not the other's";
}

TEST(BalanceWarnings, NameWhatIsScarceAndWhatDominates) {
  SplitSummary train{100, 2, 95, {{"deer", 90}, {"fox", 5}}};
  const auto warnings = balance_warnings(train, {});
  EXPECT_THAT(warnings, testing::UnorderedElementsAre(HasSubstr("validation"), HasSubstr("2 of 100"),
                                                      HasSubstr("5 boxes of fox"), HasSubstr("deer has 90")));
  SplitSummary good{100, 30, 80, {{"deer", 40}, {"fox", 40}}};
  EXPECT_TRUE(balance_warnings(good, good).empty());
}

}  // namespace
}  // namespace fieldloop
