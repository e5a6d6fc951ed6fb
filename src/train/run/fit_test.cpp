#include "train/run/fit.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "dataset/yolo.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "train/data/small_dataset_for_tests.h"
#include "train/run/checkpoint.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

class Fit : public SmallDataset {
 protected:
  static std::vector<torch::Tensor> weights_in(const fs::path& checkpoint) {
    return load_checkpoint(checkpoint).average->parameters();
  }
  static bool same_weights(const fs::path& a, const fs::path& b) {
    const auto left = weights_in(a);
    const auto right = weights_in(b);
    for (std::size_t i = 0; i < left.size(); ++i)
      if (!torch::equal(left[i], right[i])) return false;
    return true;
  }
  // Stops the run after so many batches.
  static FitHooks stopping_after(int batches) {
    FitHooks hooks;
    hooks.stop_requested = [batches]() mutable { return --batches == 0; };
    return hooks;
  }
};

TEST_F(Fit, LeavesAModelThatCanBeDeployedAndTrainedOn) {
  std::vector<int> epochs;
  FitHooks hooks;
  hooks.on_epoch = [&](const EpochFigures& record) { epochs.push_back(record.epoch); };
  const auto result = fit(settings("out"), hooks);
  EXPECT_FALSE(result.stopped);
  EXPECT_THAT(epochs, testing::ElementsAre(1, 2, 3));
  EXPECT_TRUE(fs::exists(folder_ / "out/best.onnx"));
  EXPECT_EQ(load_model(folder_ / "out/best.pt").classes, std::vector<std::string>{"deer"});
  const auto csv = read_text_file(folder_ / "out/results.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
  EXPECT_THAT(csv, testing::StartsWith("epoch,seconds,learning_rate,loss,"));
}

TEST_F(Fit, LowersTheLoss) {
  auto longer = settings("out");
  longer.epochs = 12;
  longer.frozen_stages = 0;
  std::vector<double> losses;
  FitHooks hooks;
  hooks.on_epoch = [&](const EpochFigures& record) { losses.push_back(record.loss); };
  fit(longer, hooks);
  EXPECT_LT(losses.back(), 0.9 * losses.front());
}

TEST_F(Fit, TheSameSeedGivesTheSameWeights) {
  fit(settings("a"), {});
  fit(settings("b"), {});
  EXPECT_TRUE(same_weights(folder_ / "a/last.pt", folder_ / "b/last.pt"));
  auto other = settings("c");
  other.seed = 1;
  fit(other, {});
  EXPECT_FALSE(same_weights(folder_ / "a/last.pt", folder_ / "c/last.pt"));
}

TEST_F(Fit, ARunStoppedWithinAnEpochGoesOnAsIfItHadNot) {
  fit(settings("whole"), {});
  auto interrupted = settings("parts");
  EXPECT_TRUE(fit(interrupted, stopping_after(5)).stopped);  // of three batches an epoch
  EXPECT_TRUE(fs::exists(folder_ / "parts/best.onnx"));
  interrupted.resume = true;
  int first_epoch = 0;
  FitHooks hooks;
  hooks.on_start = [&](const RunStart& info) { first_epoch = info.first_epoch; };
  EXPECT_FALSE(fit(interrupted, hooks).stopped);
  EXPECT_EQ(first_epoch, 2);
  EXPECT_TRUE(same_weights(folder_ / "whole/last.pt", folder_ / "parts/last.pt"));
  const auto history = load_checkpoint(folder_ / "parts/last.pt").state.history;
  const auto uninterrupted = load_checkpoint(folder_ / "whole/last.pt").state.history;
  ASSERT_EQ(history.size(), 3U);
  EXPECT_DOUBLE_EQ(history[1].loss, uninterrupted[1].loss) << "the sums of the broken epoch were kept";
}

TEST_F(Fit, ARunWhoseViewsGrowGoesOnAsIfItHadNotStopped) {
  auto growing = settings("whole");
  growing.early_size = 0.5;
  fit(growing, {});
  growing.output = folder_ / "parts";
  EXPECT_TRUE(fit(growing, stopping_after(5)).stopped);  // of three batches an epoch, the first six small
  growing.resume = true;
  EXPECT_FALSE(fit(growing, {}).stopped);
  EXPECT_TRUE(same_weights(folder_ / "whole/last.pt", folder_ / "parts/last.pt"));
  fit(settings("large"), {});
  EXPECT_FALSE(same_weights(folder_ / "whole/last.pt", folder_ / "large/last.pt"));
}

TEST_F(Fit, ARunOnCachedFeaturesChangesOnlyWhatLearnsAndGoesOnAsIfItHadNotStopped) {
  auto cached = settings("whole");
  cached.frozen_stages = kStages;
  cached.cached_views = 2;
  fit(cached, {});
  cached.output = folder_ / "parts";
  EXPECT_TRUE(fit(cached, stopping_after(5)).stopped);
  cached.resume = true;
  EXPECT_FALSE(fit(cached, {}).stopped);
  EXPECT_TRUE(same_weights(folder_ / "whole/last.pt", folder_ / "parts/last.pt"));
  const auto before = load_model(folder_ / "base.pt").network;
  const auto after = load_model(folder_ / "whole/best.pt").network;
  const auto backbone_end = convs_in_stages(kStages);
  EXPECT_TRUE(
      torch::equal(before->convs()[backbone_end - 1]->weight, after->convs()[backbone_end - 1]->weight));
  EXPECT_FALSE(torch::equal(before->convs()[backbone_end]->weight, after->convs()[backbone_end]->weight));
}

TEST_F(Fit, LearnsLookalikesWhereThereAreConfirmedEmptyPhotosAndGoesOnWithThem) {
  write("labels/train/photo0.txt", "");
  auto base = load_model(folder_ / "base.pt");
  {
    const torch::NoGradGuard no_grad;
    base.network->convs()[kOutputConvs[2]]->bias[0].fill_(5);  // sees a cat everywhere
  }
  save_model(base, folder_ / "base.pt");
  auto with = settings("whole");
  fit(with, {});
  EXPECT_TRUE(load_model(folder_ / "whole/best.pt").knows_lookalikes);
  with.output = folder_ / "parts";
  EXPECT_TRUE(fit(with, stopping_after(5)).stopped);
  with.resume = true;
  EXPECT_FALSE(fit(with, {}).stopped);
  EXPECT_TRUE(same_weights(folder_ / "whole/last.pt", folder_ / "parts/last.pt"));
  auto without = settings("without");
  without.lookalikes = 0;
  fit(without, {});
  EXPECT_FALSE(load_model(folder_ / "without/best.pt").knows_lookalikes);
}

TEST_F(Fit, EndsWhenNothingGetsBetter) {
  auto patient = settings("out");
  patient.epochs = 20;
  patient.learning_rate = 1e-6;
  patient.patience = 2;
  std::vector<int> epochs;
  FitHooks hooks;
  hooks.on_epoch = [&](const EpochFigures& record) { epochs.push_back(record.epoch); };
  EXPECT_FALSE(fit(patient, hooks).stopped);
  EXPECT_LT(epochs.size(), 20U);
}

TEST_F(Fit, NewPhotosAreListedByHash) {
  auto renewed = settings("out");
  renewed.new_photos = folder_ / "none.txt";
  EXPECT_THROW(fit(renewed, {}), Error) << "the list is missing";
  const auto items = load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items;
  write("new.txt", sha256_hex(read_file(items[0].image)) + "\n");
  renewed.new_photos = folder_ / "new.txt";
  renewed.older_photos = 2;
  std::size_t images = 0;
  FitHooks hooks;
  hooks.on_start = [&](const RunStart& info) { images = info.images; };
  fit(renewed, hooks);
  EXPECT_EQ(images, 3U);
}

TEST_F(Fit, StoppedBeforeTheFirstValidationItStillLeavesWeights) {
  const auto result = fit(settings("out"), stopping_after(1));
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(result.best.epoch, 0);
  EXPECT_TRUE(fs::exists(folder_ / "out/best.pt"));
  EXPECT_TRUE(fs::exists(folder_ / "out/last.pt"));
}

TEST_F(Fit, AParentThatKnowsTheClassesIsChangedMoreGently) {
  const auto last_rate = [](const RunSettings& wanted) {
    double rate = 0;
    FitHooks hooks;
    hooks.on_epoch = [&rate](const EpochFigures& record) { rate = record.learning_rate; };
    fit(wanted, hooks);
    return rate;
  };
  auto first = settings("a");
  first.epochs = 1;
  auto second = settings("b");
  second.epochs = 1;
  second.base = folder_ / "a/best.pt";
  const double from_others = last_rate(first);
  EXPECT_NEAR(last_rate(second) / from_others, 0.6, 1e-6);
}

TEST_F(Fit, PhotosOfAClassThatTheParentDoesNotKnowAreShownTwiceBesideOthers) {
  const auto photos_an_epoch = [](RunSettings wanted) {
    int batches = 0;
    FitHooks hooks;
    hooks.on_batch = [&batches](const BatchProgress& progress) { batches = progress.total; };
    wanted.epochs = 1;
    wanted.batch = 1;
    fit(wanted, hooks);
    return batches;
  };
  EXPECT_EQ(photos_an_epoch(settings("deer")), 6);
  write("d.yaml", "train: images/train\nval: images/val\nnames: [deer, fox]\n");
  write("labels/train/photo2.txt", "1 0.4 0.4 0.5 0.4\n");
  EXPECT_EQ(photos_an_epoch(settings("both")), 6) << "both are new";
  auto further = settings("further");
  further.base = folder_ / "deer/best.pt";
  EXPECT_EQ(photos_an_epoch(further), 7);
}

TEST_F(Fit, ALossThatIsNoNumberEndsTheRunWithItsContextAndNoModel) {
  auto broken = load_model(folder_ / "base.pt");
  {
    const torch::NoGradGuard no_grad;
    broken.network->parameters().front().fill_(std::numeric_limits<float>::infinity());
  }
  save_model(broken, folder_ / "broken.pt");
  auto hopeless = settings("out");
  hopeless.base = folder_ / "broken.pt";
  hopeless.frozen_stages = 0;
  try {
    fit(hopeless, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("epoch 1, batch 1 of 3"));
    EXPECT_THAT(error.what(), testing::HasSubstr("classification nan"));
    EXPECT_THAT(error.what(), testing::HasSubstr("learning rate 0.001"));
    EXPECT_THAT(error.what(), testing::ContainsRegex("photo[0-5]\\.png, photo[0-5]\\.png\\.$"));
  }
  EXPECT_FALSE(fs::exists(hopeless.output / "best.pt"));
  EXPECT_FALSE(fs::exists(hopeless.output / "last.pt"));
}

TEST_F(Fit, ADamagedCheckpointIsRefused) {
  auto again = settings("out");
  again.resume = true;
  write("out/last.pt", "half a file");
  EXPECT_THROW(fit(again, {}), Error);
}

TEST_F(Fit, Bfloat16TrainsToo) {
  auto half = settings("out");
  half.precision = Precision::kBfloat16;
  half.epochs = 1;
  RunStart start;
  FitHooks hooks;
  hooks.on_start = [&](const RunStart& info) { start = info; };
  EXPECT_EQ(fit(half, hooks).best.epoch, 1);
  EXPECT_EQ(start.precision, Precision::kBfloat16);
}

}  // namespace
}  // namespace fieldloop
