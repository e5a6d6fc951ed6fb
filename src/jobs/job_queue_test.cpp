#include "jobs/job_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <future>
#include <thread>

#include "core/error.h"
#include "jobs/job_worker.h"
#include "jobs/process_token.h"
#include "storage/sqlite/connection.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;

class JobQueueTest : public testing::Test {
 protected:
  JobQueueTest()
      : folder_(std::filesystem::path(testing::TempDir()) / ("jobs_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    database_ = std::make_unique<Database>(folder_ / "fieldloop.db");
    queue_ = std::make_unique<JobQueue>(*database_, [this](const Job& job) { heard(job); });
  }
  ~JobQueueTest() override {
    queue_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }

  void heard(const Job& job) {
    const MutexLock lock(mutex_);
    heard_.push_back(job);
    changed_.notify_all();
  }
  // Waits until the listener heard that the job is in that state.
  Job wait_for(JobId id, JobState state) {
    MutexLock lock(mutex_);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < deadline) {
      for (const auto& job : heard_)
        if (job.id == id && job.state == state) return job;
      lock.wait_for(changed_, std::chrono::milliseconds(100));
    }
    throw std::runtime_error("job " + std::to_string(id.value) + " never became " +
                             std::string(name_of(state)));
  }
  void set_owner(JobId id, std::int64_t owner) {
    database_->write([&](Transaction& sql) { claim_job(sql, id, owner); });
  }

  static std::string until_stopped(const JobContext& context) {
    while (!context.stop.stop_requested()) std::this_thread::yield();
    throw Error(ErrorCode::kCancelled, "Stopped.");
  }

  std::filesystem::path folder_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<JobQueue> queue_;
  Mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job> heard_;
};

TEST_F(JobQueueTest, AWorkerDoesAJobAndKeepsItsResult) {
  const JobWorker worker(
      *queue_,
      {{JobKind::kCompare, [](const JobContext& context) { return "[" + context.job.params + "]"; }}});
  const auto id = queue_->enqueue(JobKind::kCompare, R"({"a":4})").id;
  wait_for(id, JobState::kDone);
  const Job job = queue_->get(id);
  EXPECT_EQ(job.result, R"([{"a":4}])");
  EXPECT_TRUE(job.started_at && job.finished_at);
  EXPECT_FALSE(can_resume(job));
}

TEST_F(JobQueueTest, AFailureKeepsItsSentence) {
  const JobWorker worker(*queue_, {{JobKind::kDetect, [](const JobContext&) -> std::string {
                                      throw Error(ErrorCode::kNotFound, "No model is deployed.");
                                    }}});
  const auto job = wait_for(queue_->enqueue(JobKind::kDetect, "{}").id, JobState::kFailed);
  EXPECT_EQ(job.error, "No model is deployed.");
  EXPECT_TRUE(can_resume(job));
}

TEST_F(JobQueueTest, AKindThatNobodyCanDoFailsAndSaysSo) {
  const JobWorker worker(*queue_, {});
  EXPECT_THAT(wait_for(queue_->enqueue(JobKind::kImport, "{}").id, JobState::kFailed).error.value(),
              testing::HasSubstr("import"));
}

TEST_F(JobQueueTest, TrainingKeepsNoQuickJobWaiting) {
  const JobWorker worker(*queue_, {{JobKind::kTrain, until_stopped},
                                   {JobKind::kCompare, [](const JobContext&) { return "1"; }}});
  const auto training = queue_->enqueue(JobKind::kTrain, "{}").id;
  wait_for(training, JobState::kRunning);
  wait_for(queue_->enqueue(JobKind::kCompare, "{}").id, JobState::kDone);
  EXPECT_EQ(queue_->get(training).state, JobState::kRunning);
}

TEST_F(JobQueueTest, ARunningJobIsAskedToStopAndIsThenCancelled) {
  const JobWorker worker(*queue_, {{JobKind::kDetect, until_stopped}});
  const auto id = queue_->enqueue(JobKind::kDetect, "{}").id;
  wait_for(id, JobState::kRunning);
  queue_->cancel(id);
  wait_for(id, JobState::kCancelled);
  EXPECT_THROW(queue_->cancel(id), Error);
}

TEST_F(JobQueueTest, AJobThatWasAskedToStopSaysSoUntilItHas) {
  std::promise<void> may_end;
  const JobWorker worker(*queue_, {{JobKind::kDetect, [&](const JobContext& context) -> std::string {
                                      may_end.get_future().wait();
                                      return until_stopped(context);
                                    }}});
  const auto id = queue_->enqueue(JobKind::kDetect, "{}").id;
  wait_for(id, JobState::kRunning);
  EXPECT_FALSE(queue_->get(id).stopping);
  EXPECT_TRUE(queue_->cancel(id).stopping);
  EXPECT_TRUE(queue_->list(JobState::kRunning, 10).at(0).stopping);
  may_end.set_value();
  wait_for(id, JobState::kCancelled);
  EXPECT_FALSE(queue_->get(id).stopping);
}

TEST_F(JobQueueTest, AQueuedJobIsCancelledAtOnceAndCanBeQueuedAgain) {
  const auto id = queue_->enqueue(JobKind::kDetect, R"({"scope":"all"})").id;
  EXPECT_EQ(queue_->cancel(id).state, JobState::kCancelled);
  const Job again = queue_->resume(id);
  EXPECT_EQ(again.state, JobState::kQueued);
  EXPECT_EQ(again.params, R"({"scope":"all"})");
  EXPECT_THROW(queue_->resume(id), Error);
}

TEST_F(JobQueueTest, ProgressIsStoredAndPublishedButNotForEveryItem) {
  constexpr int kItems = 20000;
  const JobWorker worker(*queue_, {{JobKind::kDetect, [](const JobContext& context) {
                                      for (int i = 1; i <= kItems; ++i)
                                        context.progress({"Looking", i, kItems, 2.5, {}});
                                      return "null";
                                    }}});
  const auto id = queue_->enqueue(JobKind::kDetect, "{}").id;
  wait_for(id, JobState::kDone);
  const Job job = queue_->get(id);
  EXPECT_EQ(job.progress.done, kItems);
  EXPECT_EQ(job.progress.stage, "Looking");
  EXPECT_DOUBLE_EQ(job.progress.rate.value(), 2.5);
  EXPECT_FALSE(job.progress.eta_seconds);
  const MutexLock lock(mutex_);
  EXPECT_LT(heard_.size(), 100U);
}

TEST_F(JobQueueTest, WhenTheServerEndsTrainingIsInterruptedAndQuickWorkIsPutBack) {
  JobId training;
  JobId detecting;
  {
    const JobWorker worker(*queue_, {{JobKind::kTrain, until_stopped}, {JobKind::kDetect, until_stopped}});
    training = queue_->enqueue(JobKind::kTrain, "{}").id;
    detecting = queue_->enqueue(JobKind::kDetect, "{}").id;
    wait_for(training, JobState::kRunning);
    wait_for(detecting, JobState::kRunning);
  }
  EXPECT_EQ(queue_->get(training).state, JobState::kInterrupted);
  EXPECT_TRUE(can_resume(queue_->get(training)));
  EXPECT_EQ(queue_->get(detecting).state, JobState::kQueued);
}

TEST_F(JobQueueTest, JobsOfADeadProcessAreRecoveredAndThoseOfALivingOneAreLeftAlone) {
  const auto dead_training = queue_->enqueue(JobKind::kTrain, "{}").id;
  const auto dead_import = queue_->enqueue(JobKind::kImport, "{}").id;
  const auto alive = queue_->enqueue(JobKind::kTrain, "{}").id;
  set_owner(dead_training, own_process_token() + (std::int64_t{1} << 22));  // same id, another start time
  set_owner(dead_import, 1);
  set_owner(alive, own_process_token());
  queue_->recover();
  EXPECT_EQ(queue_->get(dead_training).state, JobState::kInterrupted);
  EXPECT_EQ(queue_->get(dead_import).state, JobState::kQueued);
  EXPECT_EQ(queue_->get(alive).state, JobState::kRunning);
}

TEST_F(JobQueueTest, AJobCancelledByAnotherProcessStopsAtItsNextProgressAndStaysCancelled) {
  const auto id = queue_->enqueue(JobKind::kTrain, "{}").id;
  JobQueue other(*database_, {});
  const bool ran = queue_->run(
      id,
      [&](const JobContext& context) -> std::string {
        other.cancel(id);
        while (!context.stop.stop_requested()) context.progress({"Training", 1, 2, {}, {}});
        throw Error(ErrorCode::kCancelled, "Stopped.");
      },
      {}, WhenStopped::kCancel);
  EXPECT_TRUE(ran);
  EXPECT_EQ(queue_->get(id).state, JobState::kCancelled);
}

TEST_F(JobQueueTest, ARowWhoseProgressWasDamagedKeepsNothingFromStarting) {
  const auto id = queue_->enqueue(JobKind::kDetect, "{}").id;
  for (const auto* damaged : {"null", "{{{", "[7]", ""}) {
    database_->write([&](Transaction& sql) {
      run_script(sql,
                 std::string("UPDATE jobs SET state = 'running', owner = 1, progress = '") + damaged + "'");
    });
    queue_->recover();
    EXPECT_EQ(queue_->get(id).state, JobState::kQueued) << damaged;
  }
}

TEST_F(JobQueueTest, AJobIsClaimedOnlyOnce) {
  const auto id = queue_->enqueue(JobKind::kTrain, "{}").id;
  const auto nothing = [](const JobContext&) { return std::string("null"); };
  EXPECT_TRUE(queue_->run(id, nothing, {}, WhenStopped::kCancel));
  EXPECT_FALSE(queue_->run(id, nothing, {}, WhenStopped::kCancel));
}

TEST_F(JobQueueTest, ListsNewestFirstAndByState) {
  const auto first = queue_->enqueue(JobKind::kDetect, "{}").id;
  const auto second = queue_->enqueue(JobKind::kDetect, "{}").id;
  queue_->cancel(first);
  const auto ids = [&](std::optional<JobState> state) {
    std::vector<JobId> found;
    for (const auto& job : queue_->list(state, 10)) found.push_back(job.id);
    return found;
  };
  EXPECT_THAT(ids({}), ElementsAre(second, first));
  EXPECT_THAT(ids(JobState::kCancelled), ElementsAre(first));
}

TEST(ProcessToken, NamesThisProcessAndNoDeadOne) {
  EXPECT_TRUE(process_lives(own_process_token()));
  EXPECT_FALSE(process_lives(0));
  EXPECT_FALSE(process_lives(own_process_token() + (std::int64_t{1} << 22)));
}

}  // namespace
}  // namespace fieldloop
