#include <gmock/gmock.h>

#include "core/error.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "models/models.h"
#include "testing/training_fixture.h"
#include "training/retraining_log.h"

namespace fieldloop {
namespace {

using testing::HasSubstr;

TEST(TrainingRequest, OutOfRangeValuesAreNamed) {
  using nlohmann::json;
  EXPECT_EQ(training_request_from(json::object()).epochs, 12);
  EXPECT_EQ(training_request_from({{"epochs", 3}, {"add_annotated", false}}).add_annotated, false);
  for (const auto& [member, value] : std::vector<std::pair<std::string, json>>{{"epochs", 0},
                                                                               {"epochs", 2.5},
                                                                               {"epochs", "many"},
                                                                               {"batch", 129},
                                                                               {"image_size", 330},
                                                                               {"learning_rate", 0},
                                                                               {"frozen_stages", 5},
                                                                               {"seed", -1},
                                                                               {"dataset", 7}}) {
    try {
      training_request_from({{member, value}});
      ADD_FAILURE() << member << " " << value;
    } catch (const Error& error) {
      EXPECT_EQ(error.field(), member);
    }
  }
}

class Training : public TrainingFixture {};

TEST_F(Training, ARunMakesAMeasuredCandidateAndALineInTheLog) {
  make_dataset(4, 2);
  const auto started = start_training(*app_, small(1));
  EXPECT_EQ(started.base, "coco-base");
  run(started);
  const auto done = get_training_run(*app_, started.row.id);
  ASSERT_EQ(done.job.state, JobState::kDone) << done.job.error.value_or("");
  EXPECT_EQ(done.model_name, "deer-v1");
  EXPECT_EQ(done.epochs.size(), 1U);
  EXPECT_EQ(done.row.photos_added, 4);
  const auto model = to_json(*app_, get_model(*app_, "deer-v1"));
  EXPECT_EQ(model["state"], "candidate");
  EXPECT_EQ(model["parent"], "coco-base");
  EXPECT_EQ(model["metrics"]["photos"], 2);
  EXPECT_EQ(model["classes"], nlohmann::json({"deer"}));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "data/training_data/versions" /
                                      (model["dataset_version"].get<std::string>() + ".tsv")));
  const auto log = read_retraining_log(app_->home.retraining_log());
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].notes, "quick, \"small\"");
  repair_retraining_log(*app_);
  EXPECT_EQ(read_retraining_log(app_->home.retraining_log()).size(), 1U);
}

TEST_F(Training, ACancelledRunKeepsTheBestSoFarAndGoesOnWhenResumed) {
  make_dataset(4, 2);
  const auto started = start_training(*app_, small(4));
  std::stop_source source;
  const auto results = folder_ / started.row.folder / "results.csv";
  run(started, source.get_token(), [&](const Progress&) {
    if (read_results(results).size() >= 1) source.request_stop();
  });
  const auto cancelled = get_training_run(*app_, started.row.id);
  ASSERT_EQ(cancelled.job.state, JobState::kCancelled) << cancelled.job.error.value_or("");
  EXPECT_EQ(cancelled.model_name, "deer-v1");
  EXPECT_EQ(to_json(*app_, get_model(*app_, "deer-v1"))["state"], "candidate");
  const auto epochs_before = cancelled.epochs.size();
  run(resume_training(*app_, started.row.id));
  const auto done = get_training_run(*app_, started.row.id);
  ASSERT_EQ(done.job.state, JobState::kDone) << done.job.error.value_or("");
  ASSERT_EQ(done.epochs.size(), 4U);
  ASSERT_GE(epochs_before, 1U);
  EXPECT_DOUBLE_EQ(done.epochs[0].loss, cancelled.epochs[0].loss) << "it went on and did not begin again";
  EXPECT_EQ(done.model_name, "deer-v2");
  EXPECT_EQ(read_retraining_log(app_->home.retraining_log()).size(), 2U) << "a line a model version";
}

TEST_F(Training, ARunThatTheServersEndInterruptsMakesNoCandidate) {
  make_dataset(4, 2);
  const auto started = start_training(*app_, small(4));
  std::stop_source source;
  const auto results = folder_ / started.row.folder / "results.csv";
  app_->jobs.run(
      started.row.job, [this](const JobContext& context) { return run_train_job(*app_, context); },
      source.get_token(), WhenStopped::kPutBack,
      [&](const Progress&) {
        if (read_results(results).size() >= 1) source.request_stop();
      });
  const auto interrupted = get_training_run(*app_, started.row.id);
  EXPECT_EQ(interrupted.job.state, JobState::kInterrupted);
  EXPECT_TRUE(interrupted.model_name.empty());
}

TEST_F(Training, WhatCannotWorkIsRefusedBeforeItBegins) {
  EXPECT_THROW(start_training(*app_, small(1)), Error) << "no dataset";
  app_->datasets.create("deer", {"deer"});
  try {
    start_training(*app_, small(1));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("validation"));
  }
  add(Split::kVal, 100, 1);
  auto request = small(1);
  request.base = "nobody";
  EXPECT_THROW(start_training(*app_, request), Error);
}

TEST_F(Training, WithoutTrainingPhotosTheRunFailsAndSaysSo) {
  make_dataset(0, 1);
  const auto started = start_training(*app_, small(1));
  run(started);
  EXPECT_THAT(get_training_run(*app_, started.row.id).job.error.value_or(""),
              HasSubstr("no labelled training photos"));
}

TEST_F(Training, OnlyOneRunAtATime) {
  make_dataset(2, 1);
  start_training(*app_, small(1));
  try {
    start_training(*app_, small(1));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
  }
}

TEST_F(Training, AnotherProcessThatTrainsInThisHomeIsRespected) {
  make_dataset(2, 1);
  const auto started = start_training(*app_, small(1));
  const FileLock theirs(app_->home.runs() / ".lock");
  run(started);
  EXPECT_THAT(get_training_run(*app_, started.row.id).job.error.value_or(""), HasSubstr("Another process"));
}

}  // namespace
}  // namespace fieldloop
