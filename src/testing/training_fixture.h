#pragma once
#include <gmock/gmock.h>

#include <memory>

#include "datasets/datasets.h"
#include "testing/home_fixture.h"

namespace fieldloop {

// With the trainer of the same build, on a few small images.
class TrainingFixture : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(build_ / "bin/fieldloop-train") ||
        !std::filesystem::exists(build_ / "share/fieldloop/coco-base/best.pt"))
      GTEST_SKIP() << "fieldloop-train and its base network are not in this build (FIELDLOOP_TRAINER=OFF)";
    app_ = std::make_unique<App>(folder_, Installation{build_ / "bin", build_ / "share/fieldloop"});
  }
  ~TrainingFixture() override {
    app_.reset();
    std::filesystem::remove_all(folder_);
  }
  void make_dataset(int train, int val) {
    app_->datasets.create("deer", {"deer"});
    add(Split::kTrain, 0, train);
    add(Split::kVal, 100, val);
  }
  void add(Split split, int first, int count) {
    const std::string label = "0 0.5 0.5 0.5 0.5\n";
    const Bytes text(label.begin(), label.end());
    for (int i = first; i < first + count; ++i) {
      const auto name = std::to_string(i);
      const auto image = test_photo(i);
      app_->datasets.add_items("deer", split, {{name + ".jpg", image}, {name + ".txt", text}});
    }
  }
  static TrainingRequest small(int epochs) {
    TrainingRequest request;
    request.epochs = epochs;
    request.batch = 2;
    request.image_size = 160;
    request.notes = "quick, \"small\"";
    return request;
  }
  void run(const TrainingRun& run, const std::stop_token& stop = {}, const ProgressFn& observer = {}) {
    app_->jobs.run(
        run.row.job,
        [&](const JobContext& context) { return text_of(app_->training.run(run.row.id, context)); }, stop,
        WhenStopped::kCancel, observer);
  }

  const std::filesystem::path build_ = FIELDLOOP_BINARY_DIR;
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("training_" + std::to_string(::getpid()));
  std::unique_ptr<App> app_;
};

}  // namespace fieldloop
