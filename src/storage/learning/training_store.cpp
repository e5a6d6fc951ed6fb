#include "storage/learning/training_store.h"

#include <algorithm>

#include "core/time.h"
#include "json/stored/training_request.h"
#include "storage/sqlite/optional_columns.h"
#include "storage/sqlite/transaction.h"

namespace fieldloop {
namespace {

using soci::into;
using soci::use;

template <class... Uses>
std::vector<TrainingRunRow> select_runs(Transaction& sql, const std::string& condition, Uses&&... uses) {
  TrainingRunRow row;
  long long id = 0;
  long long job = 0;
  long long base = 0;
  long long model = 0;
  std::string version;
  std::string request;
  soci::statement statement(sql);
  statement.exchange(into(id));
  statement.exchange(into(job));
  statement.exchange(into(row.dataset));
  statement.exchange(into(version));
  statement.exchange(into(base));
  statement.exchange(into(model));
  statement.exchange(into(request));
  statement.exchange(into(row.photos_added));
  statement.exchange(into(row.folder));
  (statement.exchange(std::forward<Uses>(uses)), ...);
  statement.alloc();
  statement.prepare(
      "SELECT id, job_id, dataset, COALESCE(dataset_version, ''), base_model_id, COALESCE(model_id, 0), "
      "request, photos_added, folder FROM training_runs " +
      condition);
  statement.define_and_bind();
  statement.execute();
  std::vector<TrainingRunRow> runs;
  while (statement.fetch()) {
    row.id = {id};
    row.job = {job};
    row.request = training_request_from(request);
    row.base = {base};
    row.dataset_version = present(version);
    row.model = present_id<ModelId>(model);
    runs.push_back(row);
  }
  return runs;
}

}  // namespace

std::optional<TrainingRunRow> find_training_run(Transaction& sql, RunId id) {
  auto runs = select_runs(sql, "WHERE id = :id", use(id.value, "id"));
  return runs.empty() ? std::nullopt : std::optional(std::move(runs.front()));
}

std::vector<TrainingRunRow> list_training_runs(Transaction& sql) {
  return select_runs(sql, "ORDER BY id DESC");
}

TrainingRunRow insert_training_run(Transaction& sql, const TrainingRunRow& run, int least) {
  const auto request = text_of(run.request);
  long long id = 0;
  sql << "SELECT COALESCE(max(id), 0) + 1 FROM training_runs", into(id);
  id = std::max<long long>(id, least);
  sql << "INSERT INTO training_runs (id, job_id, dataset, base_model_id, request, folder) "
         "VALUES (:id, :job, :dataset, :base, :request, '')",
      use(id, "id"), use(run.job.value, "job"), use(run.dataset, "dataset"), use(run.base.value, "base"),
      use(request, "request");
  TrainingRunRow stored = run;
  stored.id = {id};
  stored.folder = "runs/train/" + std::to_string(id);
  sql << "UPDATE training_runs SET folder = :folder WHERE id = :id", use(stored.folder, "folder"),
      use(id, "id");
  return stored;
}

void update_training_run(Transaction& sql, const TrainingRunRow& run) {
  const std::string version = or_empty(run.dataset_version);
  const long long model = or_zero(run.model);
  sql << "UPDATE training_runs SET dataset_version = NULLIF(:version, ''), model_id = NULLIF(:model, 0), "
         "photos_added = :added WHERE id = :id",
      use(version, "version"), use(model, "model"), use(run.photos_added, "added"), use(run.id.value, "id");
}

void add_dataset_version(Transaction& sql, const std::string& hash, const std::string& dataset,
                         const std::string& manifest) {
  const std::string at = to_iso8601(now());
  sql << "INSERT INTO dataset_versions (hash, dataset, created_at, manifest) VALUES (:hash, :dataset, :at, "
         ":manifest) ON CONFLICT (hash) DO NOTHING",
      use(hash, "hash"), use(dataset, "dataset"), use(at, "at"), use(manifest, "manifest");
}

}  // namespace fieldloop
