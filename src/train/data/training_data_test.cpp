#include "train/data/training_data.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "train/data/small_dataset_for_tests.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class TrainingDataTest : public SmallDataset {
 protected:
  TrainingData load() {
    return load_training_data(settings("out"),
                              [this](const std::string& text) { warnings_.push_back(text); });
  }
  std::string refusal() {
    try {
      load();
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }
  std::vector<std::string> warnings_;
};

TEST_F(TrainingDataTest, LoadsBothSplits) {
  const auto data = load();
  EXPECT_EQ(data.train.size(), 6U);
  EXPECT_EQ(data.val.size(), 3U);
  EXPECT_EQ(data.train.image(0).size(), cv::Size(64, 64));
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(TrainingDataTest, ADamagedPhotoIsNamedAndLeftOut) {
  write("images/train/broken.jpg", "\xFF\xD8\xFF\xE0 and then nothing of use");
  write("labels/train/broken.txt", "");
  EXPECT_EQ(load().train.size(), 6U);
  EXPECT_THAT(warnings_, testing::ElementsAre(HasSubstr("broken.jpg")));
}

TEST_F(TrainingDataTest, ManyDamagedPhotosAreRefused) {
  for (int i = 0; i < 6; ++i) {
    write("images/train/broken" + std::to_string(i) + ".jpg", "no image");
    write("labels/train/broken" + std::to_string(i) + ".txt", "");
  }
  EXPECT_THAT(refusal(), HasSubstr("6 photos or labels"));
}

TEST_F(TrainingDataTest, NothingToLearnOrMeasureIsRefused) {
  fs::remove_all(folder_ / "labels/val");
  EXPECT_THAT(refusal(), HasSubstr("no labelled val photos"));
  write("labels/val/photo6.txt", "");
  EXPECT_THAT(refusal(), HasSubstr("no boxes in its val photos"));
  fs::remove_all(folder_ / "labels/train");
  EXPECT_THAT(refusal(), HasSubstr("no boxes to learn from"));
}

TEST_F(TrainingDataTest, AValidationPhotoThatIsTrainedOnIsRefusedByBothNames) {
  fs::copy_file(folder_ / "images/train/photo2.png", folder_ / "images/val/copy.png");
  write("labels/val/copy.txt", "0 0.5 0.5 0.1 0.1\n");
  EXPECT_THAT(refusal(), testing::AllOf(HasSubstr("copy.png"), HasSubstr("photo2.png")));
}

TEST_F(TrainingDataTest, PhotosBeyondTheMemoryBudgetAreReadAgain) {
  std::vector<std::string> problems;
  const auto items = load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items;
  const auto kept = load_photos(items, 32, 1 << 20, problems);
  const auto reread = load_photos(items, 32, 0, problems);
  for (std::size_t i = 0; i < items.size(); ++i)
    EXPECT_EQ(cv::norm(kept.image(i), reread.image(i), cv::NORM_INF), 0) << i;
  EXPECT_EQ(kept.image(0).cols, 32);
}

}  // namespace
}  // namespace fieldloop
