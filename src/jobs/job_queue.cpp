#include "jobs/job_queue.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "core/error.h"
#include "jobs/process_token.h"

namespace fieldloop {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(250);
// Other processes' new jobs wake nobody here, so the queue is looked at this often too.
constexpr auto kLookInterval = std::chrono::seconds(1);

bool safe_to_repeat(const Job& job) { return job.kind != JobKind::kTrain; }

bool over(JobState state) { return state != JobState::kQueued && state != JobState::kRunning; }

}  // namespace

JobQueue::JobQueue(Database& database, Listener listener)
    : database_(database), listener_(std::move(listener)), owner_(own_process_token()) {}

Job JobQueue::enqueue(JobKind kind, const std::string& params) {
  const auto id = database_.write([&](Transaction& sql) { return insert_job(sql, kind, params); });
  announce(id);
  return get(id);
}

void JobQueue::announce(JobId id) {
  publish(id);
  const MutexLock lock(mutex_);
  queued_.notify_all();
}

Job JobQueue::get(JobId id) const {
  auto job = database_.read([&](Transaction& sql) { return find_job(sql, id); });
  if (!job) throw Error(ErrorCode::kNotFound, "There is no job " + std::to_string(id.value) + ".");
  job->stopping = is_stopping(id);
  return *std::move(job);
}

std::vector<Job> JobQueue::list(std::optional<JobState> state, int limit) const {
  auto jobs = database_.read([&](Transaction& sql) { return list_jobs(sql, state, limit); });
  for (auto& job : jobs) job.stopping = is_stopping(job.id);
  return jobs;
}

bool JobQueue::is_stopping(JobId id) const {
  const MutexLock lock(mutex_);
  const auto found = running_.find(id);
  return found != running_.end() && found->second.stop_requested();
}

void JobQueue::publish(JobId id) const {
  if (listener_) listener_(get(id));
}

Job JobQueue::cancel(JobId id) {
  if (over(get(id).state))
    throw Error(ErrorCode::kConflict, "Job " + std::to_string(id.value) + " is over already.");
  // Queued, or running in another process, which notices at its next progress.
  if (!ask_to_stop(id))
    database_.write([&](Transaction& sql) { force_job_state(sql, id, JobState::kCancelled); });
  publish(id);
  return get(id);
}

bool JobQueue::ask_to_stop(JobId id) {
  const MutexLock lock(mutex_);
  const auto found = running_.find(id);
  if (found == running_.end()) return false;
  found->second.request_stop();
  return true;
}

Job JobQueue::resume(JobId id) {
  const Job job = get(id);
  if (!can_resume(job))
    throw Error(ErrorCode::kConflict, "Job " + std::to_string(id.value) + " is " +
                                          std::string(name_of(job.state)) +
                                          "; only an interrupted, failed or cancelled job can go on.");
  database_.write([&](Transaction& sql) { requeue_job(sql, id); });
  announce(id);
  return get(id);
}

void JobQueue::recover() {
  const auto orphans = database_.read([](Transaction& sql) {
    constexpr int kMany = 1000;
    auto jobs = list_jobs(sql, JobState::kRunning, kMany);
    std::erase_if(jobs, [](const Job& job) { return process_lives(job.owner); });
    return jobs;
  });
  for (const auto& job : orphans) {
    spdlog::warn("Job {} ({}) was running when its process ended", job.id.value, name_of(job.kind));
    database_.write([&](Transaction& sql) {
      if (safe_to_repeat(job))
        requeue_job(sql, job.id);
      else
        force_job_state(sql, job.id, JobState::kInterrupted);
    });
    announce(job.id);
  }
}

bool JobQueue::run(JobId id, const JobHandler& handler, const std::stop_token& stop, WhenStopped when_stopped,
                   const ProgressFn& observer) {
  if (!database_.write([&](Transaction& sql) { return claim_job(sql, id, owner_); })) return false;
  run_claimed(get(id), handler, stop, when_stopped, observer);
  return true;
}

std::optional<Job> JobQueue::next(JobLane lane, const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] {
    const MutexLock lock(mutex_);
    queued_.notify_all();
  });
  while (!stop.stop_requested()) {
    auto job = database_.write([&](Transaction& sql) { return claim_next_job(sql, lane, owner_); });
    if (job) return job;
    MutexLock lock(mutex_);
    if (!stop.stop_requested()) lock.wait_for(queued_, kLookInterval);
  }
  return std::nullopt;
}

void JobQueue::run_claimed(const Job& job, const JobHandler& handler, const std::stop_token& stop,
                           WhenStopped when_stopped, const ProgressFn& observer) {
  std::stop_source source;
  {
    const MutexLock lock(mutex_);
    running_[job.id] = source;
  }
  std::optional<std::stop_callback<std::function<void()>>> outside(std::in_place, stop,
                                                                   [&source] { source.request_stop(); });
  publish(job.id);
  auto last = std::chrono::steady_clock::time_point{};
  const ProgressFn progress = [&](const Progress& now) {
    if (observer) observer(now);
    const auto time = std::chrono::steady_clock::now();
    if (time - last < kProgressInterval && (now.total == 0 || now.done < now.total)) return;
    last = time;
    report(job, now, source);
  };
  const auto cancelled = [&] { return !stop.stop_requested() || when_stopped == WhenStopped::kCancel; };
  try {
    finish(job, JobState::kDone, handler({job, progress, source.get_token(), cancelled}), std::nullopt);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kCancelled)
      finish(job, JobState::kFailed, std::nullopt, error.what());
    else
      finish_stopped(job, cancelled() ? WhenStopped::kCancel : WhenStopped::kPutBack);
  } catch (const std::exception& error) {
    spdlog::error("Job {} ({}): {}", job.id.value, name_of(job.kind), error.what());
    finish(job, JobState::kFailed, std::nullopt, std::string("Unexpected: ") + error.what());
  }
}

void JobQueue::report(const Job& job, const Progress& progress, std::stop_source& source) {
  try {
    const bool ours =
        database_.write([&](Transaction& sql) { return set_job_progress(sql, job.id, owner_, progress); });
    if (ours)
      publish(job.id);
    else
      source.request_stop();
  } catch (const Error& error) {
    // A busy database must not end hours of work; the next progress tries again.
    spdlog::warn("The progress of job {} could not be stored: {}", job.id.value, error.what());
  }
}

void JobQueue::finish(const Job& job, JobState state, const std::optional<std::string>& result,
                      const std::optional<std::string>& error) {
  {
    const MutexLock lock(mutex_);
    running_.erase(job.id);
  }
  database_.write([&](Transaction& sql) { return end_job(sql, job.id, owner_, state, result, error); });
  publish(job.id);
}

void JobQueue::finish_stopped(const Job& job, WhenStopped when_stopped) {
  if (when_stopped == WhenStopped::kCancel)
    return finish(job, JobState::kCancelled, std::nullopt, std::nullopt);
  if (!safe_to_repeat(job)) return finish(job, JobState::kInterrupted, std::nullopt, std::nullopt);
  finish(job, JobState::kInterrupted, std::nullopt, std::nullopt);
  database_.write([&](Transaction& sql) { requeue_job(sql, job.id); });
}

bool can_resume(const Job& job) {
  return job.state == JobState::kInterrupted || job.state == JobState::kFailed ||
         job.state == JobState::kCancelled;
}

}  // namespace fieldloop
