#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/mutex.h"
#include "storage/sqlite/database.h"
#include "storage/work/job_store.h"

namespace fieldloop {

// What a running job is given. `progress` may be called as often as one likes; it is stored and published
// about four times a second. Upon `stop` the handler throws Error(kCancelled) soon.
struct JobContext {
  const Job& job;
  ProgressFn progress;
  std::stop_token stop;
  std::function<bool()> cancelled;  // upon `stop`: by a person, and not because the server ends
};

// Does the work and returns the result people see, as JSON text; Error ends the job as failed with its
// sentence.
using JobHandler = std::function<std::string(const JobContext&)>;

// What becomes of a running job that is stopped from outside its queue.
enum class WhenStopped {
  kPutBack,  // the server ends: queued again where that is safe, else interrupted
  kCancel,   // a person pressed Ctrl-C
};

// The durable queue over the table `jobs`, shared by all processes on one home folder. Every change made
// through it is handed to the listener, on the thread that made it. Thread-safe; the database must outlive
// it.
class JobQueue {
 public:
  using Listener = std::function<void(const Job&)>;
  JobQueue(Database& database, Listener listener);

  Job enqueue(JobKind kind, const std::string& params);
  // Publishes a job that was inserted in the caller's own transaction, and wakes a worker.
  void announce(JobId id);

  Job get(JobId id) const;                                                // throws Error(kNotFound)
  std::vector<Job> list(std::optional<JobState> state, int limit) const;  // newest first

  // A queued job is cancelled at once; a running one is asked to stop. Error(kConflict) when it is over.
  Job cancel(JobId id);
  // Queues an interrupted, failed or cancelled job again; otherwise Error(kConflict).
  Job resume(JobId id);

  // Deals with jobs whose process died: training becomes interrupted, anything else is queued again. Call it
  // at start.
  void recover();

  // Runs a queued job on this thread to its end; false when somebody else took it. `observer` also sees
  // each progress.
  bool run(JobId id, const JobHandler& handler, const std::stop_token& stop, WhenStopped when_stopped,
           const ProgressFn& observer = {});
  // Waits for the next job of a lane and claims it; empty upon stop.
  std::optional<Job> next(JobLane lane, const std::stop_token& stop);
  void run_claimed(const Job& job, const JobHandler& handler, const std::stop_token& stop,
                   WhenStopped when_stopped, const ProgressFn& observer = {});

 private:
  bool is_stopping(JobId id) const;
  bool ask_to_stop(JobId id);  // false when it does not run in this process
  void publish(JobId id) const;
  void report(const Job& job, const Progress& progress, std::stop_source& source);
  void finish(const Job& job, JobState state, const std::optional<std::string>& result,
              const std::optional<std::string>& error);
  void finish_stopped(const Job& job, WhenStopped when_stopped);

  Database& database_;
  const Listener listener_;
  const std::int64_t owner_;
  mutable Mutex mutex_;
  std::condition_variable queued_;
  std::map<JobId, std::stop_source> running_ GUARDED_BY(mutex_);  // here, in this process
};

bool can_resume(const Job& job);

}  // namespace fieldloop
