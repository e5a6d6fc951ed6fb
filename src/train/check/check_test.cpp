#include "train/check/check.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "train/data/small_dataset_for_tests.h"
#include "train/run/fit.h"
#include "train/run/room.h"

namespace fieldloop {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Check : public SmallDataset {
 protected:
  RunCheck check(const RunSettings& settings) const {
    return check_run(settings, [](const std::string&) {});
  }
  RunCheck check() const { return check(settings("out")); }

  static std::vector<std::string> codes(const std::vector<RunFinding>& findings) {
    std::vector<std::string> codes;
    for (const auto& finding : findings) codes.push_back(finding.code);
    return codes;
  }
  static RunFinding finding(const std::vector<RunFinding>& findings, const std::string& code) {
    for (const auto& each : findings)
      if (each.code == code) return each;
    ADD_FAILURE() << code << " is not among " << testing::PrintToString(codes(findings));
    return {};
  }
  void refused_alike_by_fit(const RunSettings& settings, const std::string& message) const {
    try {
      fit(settings, {});
      ADD_FAILURE() << "fit() did not refuse";
    } catch (const Error& error) {
      EXPECT_EQ(error.what(), message);
    }
    EXPECT_FALSE(std::filesystem::exists(settings.output));
  }
};

TEST_F(Check, AGoodDatasetGetsAnEstimateAndNoFileChanges) {
  const auto result = check();
  EXPECT_THAT(result.refusals, IsEmpty());
  EXPECT_EQ(result.train.photos, 6U);
  EXPECT_EQ(result.train.boxes, 6U);
  EXPECT_THAT(result.train.classes, ElementsAre(ClassCount{"deer", 6U}));
  EXPECT_EQ(result.val.photos, 3U);
  ASSERT_TRUE(result.estimate);
  EXPECT_GT(result.estimate->seconds, 3 * result.estimate->seconds_an_epoch);
  EXPECT_GT(result.estimate->seconds_an_epoch, 0);
  EXPECT_GT(result.estimate->memory_bytes, 50'000'000U);
  EXPECT_GT(result.estimate->disk_bytes, 4 * std::filesystem::file_size(folder_ / "base.pt"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

TEST_F(Check, AClassWithoutExamplesIsRefusedUnlessTheBaseKnowsItOrItIsRetired) {
  write("d.yaml", "train: images/train\nval: images/val\nnames: [deer, fox, cat]\n");
  const auto refused = check();
  EXPECT_THAT(codes(refused.refusals), ElementsAre("class_without_examples"));
  EXPECT_THAT(refused.refusals[0].message, AllOf(HasSubstr("fox"), testing::Not(HasSubstr("cat"))));
  EXPECT_FALSE(refused.estimate);
  refused_alike_by_fit(settings("out"), refused.refusals[0].message);
  auto without_fox = settings("out");
  without_fox.retired_classes = {"fox"};
  EXPECT_THAT(check(without_fox).refusals, IsEmpty());
}

TEST_F(Check, AllThatStandsAgainstARunIsSaidAtOnce) {
  std::filesystem::copy_file(folder_ / "images/train/photo2.png", folder_ / "images/val/copy.png");
  write("labels/val/copy.txt", "");
  for (int i = 0; i < 6; ++i) write("labels/train/photo" + std::to_string(i) + ".txt", "");
  const auto refused = check();
  EXPECT_THAT(codes(refused.refusals), ElementsAre("no_boxes", "val_photo_in_train"));
  EXPECT_THAT(refused.refusals[1].photos, ElementsAre(folder_ / "images/val/copy.png"));
  EXPECT_THAT(refused.refusals[1].message, AllOf(HasSubstr("copy.png"), HasSubstr("photo2.png")));
  refused_alike_by_fit(settings("out"), refused.refusals[0].message);
}

TEST_F(Check, ManyUnreadablePhotosAreRefusedByNameAndAFewAreAWarning) {
  write("labels/train/photo0.txt", "0 0.5 oops 0.1 0.1\n");
  write("images/train/broken0.jpg", "no image");
  write("labels/train/broken0.txt", "");
  const auto few = finding(check().warnings, "unreadable");
  EXPECT_THAT(few.photos,
              ElementsAre(folder_ / "images/train/broken0.jpg", folder_ / "images/train/photo0.png"));
  EXPECT_THAT(few.message, AllOf(HasSubstr("photo0.txt line 1"), HasSubstr("broken0.jpg")));
  for (int i = 1; i < 6; ++i) {
    write("images/train/broken" + std::to_string(i) + ".jpg", "\xFF\xD8\xFF\xE0 and nothing of use");
    write("labels/train/broken" + std::to_string(i) + ".txt", "");
  }
  EXPECT_EQ(finding(check().refusals, "unreadable").photos.size(), 7U);
}

TEST_F(Check, WarningsNameThePhotosTheyAreAbout) {
  std::filesystem::copy_file(folder_ / "images/train/photo1.png", folder_ / "images/train/twin.png");
  write("labels/train/twin.txt", "0 0.5 0.5 0.5 0.5\n");
  write("labels/train/photo3.txt", "0 0.5 0.5 0.05 0.05\n");
  write("labels/val/photo7.txt", "0 0.95 0.5 0.5 0.5\n");
  const auto warnings = check().warnings;
  EXPECT_THAT(finding(warnings, "duplicate_photos").photos, ElementsAre(folder_ / "images/train/twin.png"));
  EXPECT_THAT(finding(warnings, "tiny_boxes").photos, ElementsAre(folder_ / "images/train/photo3.png"));
  EXPECT_THAT(finding(warnings, "boxes_outside").photos, ElementsAre(folder_ / "images/val/photo7.png"));
  EXPECT_EQ(finding(warnings, "few_examples").photos.size(), 7U);
  EXPECT_THAT(codes(warnings), testing::Contains("no_empty"));
}

TEST_F(Check, AValPhotoThatIsNearlyATrainPhotoIsAWarning) {
  cv::Mat noise(64, 64, CV_8UC3);
  cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 255);
  cv::GaussianBlur(noise, noise, cv::Size(9, 9), 4);
  cv::imwrite((folder_ / "images/train/frame.png").string(), noise);
  cv::imwrite((folder_ / "images/val/next.png").string(), noise + cv::Scalar(4, 4, 4));
  write("labels/train/frame.txt", "");
  write("labels/val/next.txt", "");
  const auto alike = finding(check().warnings, "val_photo_like_train");
  EXPECT_THAT(alike.photos, ElementsAre(folder_ / "images/val/next.png"));
  EXPECT_THAT(alike.message, HasSubstr("next.png (in train frame.png)"));
}

TEST_F(Check, ClassesThatAreRareOrNotInValAndManyEmptyPhotosAreWarnings) {
  write("d.yaml", "train: images/train\nval: images/val\nnames: [deer, fox]\n");
  write("labels/train/photo0.txt", "1 0.5 0.5 0.5 0.5\n");
  std::string many;
  for (int i = 0; i < 11; ++i) many += "0 0.5 0.5 0.5 0.5\n";
  write("labels/train/photo1.txt", many);
  for (int i = 2; i < 6; ++i) write("labels/train/photo" + std::to_string(i) + ".txt", "");
  add_photo("train", 9);
  write("labels/train/photo9.txt", "");
  const auto warnings = check().warnings;
  EXPECT_THAT(finding(warnings, "class_imbalance").message, HasSubstr("fox only 1"));
  EXPECT_THAT(finding(warnings, "class_not_in_val").message, HasSubstr("fox"));
  EXPECT_THAT(finding(warnings, "many_empty").message, HasSubstr("5 of 7"));
}

TEST_F(Check, NewEmptyPhotosAndNewClassesAreWarningsWhenTheWholeBackboneIsFrozen) {
  write("labels/train/photo2.txt", "");
  write("labels/train/photo4.txt", "");
  write("new.txt", sha256_hex(read_file(folder_ / "images/train/photo4.png")) + "\n");
  auto frozen = settings("out");
  frozen.new_photos = folder_ / "new.txt";
  EXPECT_THAT(codes(check(frozen).warnings), testing::Not(testing::Contains("false_alarms_frozen")));
  frozen.frozen_stages = kStages;
  const auto warnings = check(frozen).warnings;
  EXPECT_THAT(finding(warnings, "false_alarms_frozen").photos,
              ElementsAre(folder_ / "images/train/photo4.png"));
  EXPECT_THAT(finding(warnings, "new_class_frozen").message, HasSubstr("deer is new to the model"));
}

TEST_F(Check, MoreMemoryOrDiskThanThereIsIsRefusedWithWhatWouldFit) {
  auto large = settings("out");
  large.batch = 64;
  const RoomNeeded needed{
      .memory = 66'000'000'000, .memory_a_photo = 1'000'000'000, .cache = 0, .disk = 2'000'000'000};
  EXPECT_THAT(lacks_of(needed, {70'000'000'000, 3'000'000'000}, large), IsEmpty());
  const auto lacks = lacks_of(needed, {10'000'000'000, 1'000'000'000}, large);
  ASSERT_THAT(codes(lacks), ElementsAre("not_enough_memory", "not_enough_disk"));
  EXPECT_EQ(lacks[0].field, "batch");
  EXPECT_THAT(lacks[0].message, AllOf(HasSubstr("66.0 GB"), HasSubstr("10.0 GB"), HasSubstr("at most 8")));
  EXPECT_THAT(lacks[1].message, HasSubstr("2.0 GB"));
  EXPECT_EQ(lacks_of(needed, {1'000'000'000, 3'000'000'000}, large)[0].field, "image_size");
}

TEST_F(Check, RoomIsThatOfTheMachineAlsoForAFolderThatIsNotThereYet) {
  const auto room = room_for(folder_ / "not/yet/there");
  EXPECT_GT(room.memory, 1'000'000U);
  EXPECT_EQ(room.disk > 0, std::filesystem::space(folder_).available > 0);
}

}  // namespace
}  // namespace fieldloop
