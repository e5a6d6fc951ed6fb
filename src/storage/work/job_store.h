#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/progress.h"
#include "core/time.h"
#include "core/vocabulary.h"

namespace fieldloop {

class Transaction;

// A row of `jobs`: long work that outlives a request and is seen by people.
struct Job {
  JobId id;
  JobKind kind = JobKind::kDetect;
  JobState state = JobState::kQueued;
  std::string params = "{}";  // JSON text, as is the result: json/stored/job_params.h, job_results.h
  Progress progress;
  std::optional<std::string> result;
  std::optional<std::string> error;  // a sentence for a person
  std::int64_t owner = 0;            // process token (jobs/process_token.h) of the worker, 0: none
  Timestamp created_at;
  std::optional<Timestamp> started_at, finished_at;
  bool stopping = false;  // runs still, and was asked to stop; known to its process alone, not stored
};

// Training has a lane of its own, so that it never keeps quick work waiting.
enum class JobLane { kQuick, kTraining };

// Those that change need a transaction of Database::write. A row of a kind or state that this program does
// not know is no job to it. All throw Error as Database::read and write do.
JobId insert_job(Transaction& sql, JobKind kind, const std::string& params);
void set_job_params(Transaction& sql, JobId id, const std::string& params);
std::optional<Job> find_job(Transaction& sql, JobId id);
std::vector<Job> list_jobs(Transaction& sql, std::optional<JobState> state, int limit);  // newest first

// Makes the oldest queued job of the lane a running one of `owner`; empty when there is none.
std::optional<Job> claim_next_job(Transaction& sql, JobLane lane, std::int64_t owner);
// The same for one certain job; false when it is not queued.
bool claim_job(Transaction& sql, JobId id, std::int64_t owner);

// These change nothing and return false when the job is no longer a running one of `owner`, as when another
// process cancelled it.
bool set_job_progress(Transaction& sql, JobId id, std::int64_t owner, const Progress& progress);
bool end_job(Transaction& sql, JobId id, std::int64_t owner, JobState state,
             const std::optional<std::string>& result, const std::optional<std::string>& error);

// Takes a queued or running job from whoever has it.
void force_job_state(Transaction& sql, JobId id, JobState state);
// Back into the queue with its parameters; progress, result and error are cleared.
void requeue_job(Transaction& sql, JobId id);

}  // namespace fieldloop
