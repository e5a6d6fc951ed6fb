#include <gmock/gmock.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "protocol/results_csv.h"
#include "testing/training_fixture.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;

class Training : public TrainingFixture {};

TEST_F(Training, ARunMakesAMeasuredCandidateAndALineInTheLog) {
  make_dataset(4, 2);
  const auto started = app_->training.start(small(1));
  EXPECT_EQ(started.base, "coco-base");
  run(started);
  const auto done = app_->training.get(started.row.id);
  ASSERT_EQ(done.job.state, JobState::kDone) << done.job.error.value_or("");
  EXPECT_EQ(done.model_name, "deer-v1");
  EXPECT_EQ(done.epochs.size(), 1U);
  EXPECT_EQ(done.row.photos_added, 4);
  const auto [model, parent, shown_on] = app_->models.described(app_->models.get("deer-v1"));
  EXPECT_EQ(model.state, ModelState::kCandidate);
  EXPECT_EQ(parent, "coco-base");
  EXPECT_EQ(model.metrics.value().photos, 2);
  EXPECT_THAT(model.classes, testing::ElementsAre("deer"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "data/training_data/versions" /
                                      (model.dataset_version.value() + ".tsv")));
  const auto log = app_->training.log();
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].notes, "quick, \"small\"");
  app_->training.repair_log();
  EXPECT_EQ(app_->training.log().size(), 1U);
}

TEST_F(Training, ACancelledRunKeepsTheBestSoFarAndGoesOnWhenResumed) {
  make_dataset(4, 2);
  const auto started = app_->training.start(small(4));
  std::stop_source source;
  const auto results = folder_ / started.row.folder / "results.csv";
  run(started, source.get_token(), [&](const Progress&) {
    if (read_results_csv(results).size() >= 1) source.request_stop();
  });
  const auto cancelled = app_->training.get(started.row.id);
  ASSERT_EQ(cancelled.job.state, JobState::kCancelled) << cancelled.job.error.value_or("");
  EXPECT_EQ(cancelled.model_name, "deer-v1");
  EXPECT_EQ(app_->models.get("deer-v1").state, ModelState::kCandidate);
  const auto epochs_before = cancelled.epochs.size();
  run(app_->training.resume(started.row.id));
  const auto done = app_->training.get(started.row.id);
  ASSERT_EQ(done.job.state, JobState::kDone) << done.job.error.value_or("");
  ASSERT_EQ(done.epochs.size(), 4U);
  ASSERT_GE(epochs_before, 1U);
  EXPECT_DOUBLE_EQ(done.epochs[0].loss, cancelled.epochs[0].loss) << "it went on and did not begin again";
  EXPECT_EQ(done.model_name, "deer-v2");
  EXPECT_EQ(app_->training.log().size(), 2U) << "a line a model version";
}

TEST_F(Training, ARunThatTheServersEndInterruptsMakesNoCandidate) {
  make_dataset(4, 2);
  const auto started = app_->training.start(small(4));
  std::stop_source source;
  const auto results = folder_ / started.row.folder / "results.csv";
  app_->jobs.run(
      started.row.job,
      [&](const JobContext& context) { return text_of(app_->training.run(started.row.id, context)); },
      source.get_token(), WhenStopped::kPutBack,
      [&](const Progress&) {
        if (read_results_csv(results).size() >= 1) source.request_stop();
      });
  const auto interrupted = app_->training.get(started.row.id);
  EXPECT_EQ(interrupted.job.state, JobState::kInterrupted);
  EXPECT_TRUE(interrupted.model_name.empty());
}

TEST_F(Training, WhatCannotWorkIsRefusedBeforeItBegins) {
  EXPECT_THROW(app_->training.start(small(1)), Error) << "no dataset";
  app_->datasets.create("deer", {"deer"});
  try {
    app_->training.start(small(1));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("validation"));
  }
  add(Split::kVal, 100, 1);
  auto request = small(1);
  request.base = "nobody";
  EXPECT_THROW(app_->training.start(request), Error);
}

TEST_F(Training, WithoutTrainingPhotosTheRunFailsAndSaysSo) {
  make_dataset(0, 1);
  const auto started = app_->training.start(small(1));
  run(started);
  EXPECT_THAT(app_->training.get(started.row.id).job.error.value_or(""),
              HasSubstr("no labelled training photos"));
}

TEST_F(Training, OnlyOneRunAtATime) {
  make_dataset(2, 1);
  app_->training.start(small(1));
  try {
    app_->training.start(small(1));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
  }
}

TEST_F(Training, AnotherProcessThatTrainsInThisHomeIsRespected) {
  make_dataset(2, 1);
  const auto started = app_->training.start(small(1));
  const FileLock theirs(app_->home.runs() / ".lock");
  run(started);
  EXPECT_THAT(app_->training.get(started.row.id).job.error.value_or(""), HasSubstr("Another process"));
}

}  // namespace
}  // namespace fieldloop
