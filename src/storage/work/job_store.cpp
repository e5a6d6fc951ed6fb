#include "storage/work/job_store.h"

#include "storage/sqlite/transaction.h"

#include <utility>

#include "core/error.h"
#include "json/stored/progress.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

constexpr const char* kSelectJobs =
    "SELECT id, kind, state, params, progress, coalesce(result, ''), coalesce(error, ''), coalesce(owner, "
    "0), "
    "created_at, coalesce(started_at, ''), coalesce(finished_at, '') FROM jobs ";

struct Row {
  long long id = 0, owner = 0;
  std::string kind, state, params, progress, result, error, created_at, started_at, finished_at;
};

// How far a job had come is worth no refusal: a row that was damaged begins anew.
Progress readable_progress(const std::string& text) {
  try {
    return progress_from(text);
  } catch (const Error&) {
    return {};
  }
}

std::optional<Job> job_from(const Row& row) {
  const auto kind = job_kind_named(row.kind);
  const auto state = job_state_named(row.state);
  if (!kind || !state) return {};
  Job job;
  job.id = {row.id};
  job.kind = *kind;
  job.state = *state;
  job.params = row.params;
  job.progress = readable_progress(row.progress);
  job.result = present(row.result);
  job.error = present(row.error);
  job.owner = row.owner;
  job.created_at = stored_time(row.created_at);
  job.started_at = present_time(row.started_at);
  job.finished_at = present_time(row.finished_at);
  return job;
}

template <class... Bound>
std::vector<Job> select_jobs(Transaction& sql, const std::string& rest, const Bound&... bound) {
  Row row;
  auto query = (sql.prepare << kSelectJobs << rest);
  query, into(row.id), into(row.kind), into(row.state), into(row.params), into(row.progress),
      into(row.result), into(row.error), into(row.owner), into(row.created_at), into(row.started_at),
      into(row.finished_at);
  (void)(query, ..., use(bound));
  soci::statement statement(query);
  statement.execute();
  std::vector<Job> jobs;
  while (statement.fetch())
    if (auto job = job_from(row)) jobs.push_back(*std::move(job));
  return jobs;
}

template <class... Bound>
long long changed_rows(Transaction& sql, const std::string& update, const Bound&... bound) {
  auto query = (sql.prepare << update);
  (void)(query, ..., use(bound));
  soci::statement statement(query);
  statement.execute(true);
  return statement.get_affected_rows();
}

std::string text(JobState state) { return std::string(name_of(state)); }

}  // namespace

JobId insert_job(Transaction& sql, JobKind kind, const std::string& params) {
  const std::string kind_text(name_of(kind));
  const std::string created_at = to_iso8601(now());
  long long id = 0;
  sql << "INSERT INTO jobs (kind, state, params, created_at) VALUES (:kind, 'queued', :params, :at) "
         "RETURNING "
         "id",
      use(kind_text), use(params), use(created_at), into(id);
  return {id};
}

void set_job_params(Transaction& sql, JobId id, const std::string& params) {
  const long long id_value = id.value;
  sql << "UPDATE jobs SET params = :params WHERE id = :id", use(params), use(id_value);
}

std::optional<Job> find_job(Transaction& sql, JobId id) {
  const long long value = id.value;
  auto jobs = select_jobs(sql, "WHERE id = :id", value);
  return jobs.empty() ? std::nullopt : std::optional(std::move(jobs.front()));
}

std::vector<Job> list_jobs(Transaction& sql, std::optional<JobState> state, int limit) {
  if (!state) return select_jobs(sql, "ORDER BY id DESC LIMIT :limit", limit);
  const std::string name = text(*state);
  return select_jobs(sql, "WHERE state = :state ORDER BY id DESC LIMIT :limit", name, limit);
}

std::optional<Job> claim_next_job(Transaction& sql, JobLane lane, std::int64_t owner) {
  const int training = lane == JobLane::kTraining ? 1 : 0;
  const auto next = select_jobs(
      sql, "WHERE state = 'queued' AND (kind = 'train') = :training ORDER BY id LIMIT 1", training);
  if (next.empty() || !claim_job(sql, next.front().id, owner)) return std::nullopt;
  return find_job(sql, next.front().id);
}

bool claim_job(Transaction& sql, JobId id, std::int64_t owner) {
  const std::string started_at = to_iso8601(now());
  const long long owner_value = owner;
  const long long id_value = id.value;
  return changed_rows(
             sql,
             "UPDATE jobs SET state = 'running', owner = :owner, started_at = :at, finished_at = NULL "
             "WHERE id = :id AND state = 'queued'",
             owner_value, started_at, id_value) == 1;
}

bool set_job_progress(Transaction& sql, JobId id, std::int64_t owner, const Progress& progress) {
  const std::string progress_text = text_of(progress);
  const long long id_value = id.value;
  const long long owner_value = owner;
  return changed_rows(sql,
                      "UPDATE jobs SET progress = :p WHERE id = :id AND state = 'running' AND owner = :owner",
                      progress_text, id_value, owner_value) == 1;
}

bool end_job(Transaction& sql, JobId id, std::int64_t owner, JobState state,
             const std::optional<std::string>& result, const std::optional<std::string>& error) {
  const std::string state_text = text(state);
  const std::string result_text = or_empty(result);
  const std::string error_text = or_empty(error);
  const std::string at = to_iso8601(now());
  const long long id_value = id.value;
  const long long owner_value = owner;
  return changed_rows(
             sql,
             "UPDATE jobs SET state = :state, result = nullif(:result, ''), error = nullif(:error, ''), "
             "finished_at = :at WHERE id = :id AND state = 'running' AND owner = :owner",
             state_text, result_text, error_text, at, id_value, owner_value) == 1;
}

void force_job_state(Transaction& sql, JobId id, JobState state) {
  const std::string state_text = text(state);
  const std::string at = to_iso8601(now());
  const long long id_value = id.value;
  sql << "UPDATE jobs SET state = :state, finished_at = :at WHERE id = :id AND state IN ('queued', "
         "'running')",
      use(state_text), use(at), use(id_value);
}

void requeue_job(Transaction& sql, JobId id) {
  const long long id_value = id.value;
  sql << "UPDATE jobs SET state = 'queued', progress = '{}', result = NULL, error = NULL, owner = NULL, "
         "started_at = NULL, finished_at = NULL WHERE id = :id",
      use(id_value);
}

}  // namespace fieldloop
