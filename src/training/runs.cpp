#include "core/error.h"
#include "datasets/datasets.h"
#include "files/numbered.h"
#include "home/home.h"
#include "json/stored/job_params.h"
#include "models/models.h"
#include "protocol/results_csv.h"
#include "storage/sqlite/database.h"
#include "training/request_check.h"
#include "training/run_report.h"
#include "training/training.h"

namespace fieldloop {
namespace {

TrainingRun completed(const TrainingParts& parts, TrainingRunRow row) {
  TrainingRun run;
  parts.db.read([&](Transaction& sql) {
    run.job = find_job(sql, row.job).value();
    run.base = find_model(sql, row.base).value().name;
    if (row.model) run.model_name = find_model(sql, *row.model).value().name;
  });
  const auto folder = parts.home.root() / row.folder;
  run.epochs = read_results_csv(folder / "results.csv");
  run.has_report = has_run_report(folder);
  run.row = std::move(row);
  return run;
}

void check_validation(const Datasets& datasets, const std::string& dataset) {
  if (summarise(datasets.open(dataset), Split::kVal).photos == 0)
    throw Error(ErrorCode::kInvalidInput,
                "The dataset " + dataset +
                    " has no labelled validation photos, so a model could not be measured; "
                    "add some to its val split.",
                "dataset");
}

TrainingRunRow insert_run(Transaction& sql, const PreparedRequest& ready, const Home& home) {
  check_no_run(sql);  // in this transaction, so that of two requests at once one loses
  TrainingRunRow run;
  run.job = insert_job(sql, JobKind::kTrain, kNoParams);
  run.dataset = ready.request.dataset;
  run.base = ready.base.id;
  run.request = ready.request;
  // Beside an older copy of the database there are folders of runs that it does not know.
  run = insert_training_run(sql, run, 1 + highest_number_in(home.runs()));
  set_job_params(sql, run.job, text_of(TrainJob{run.id}));
  return run;
}

}  // namespace

TrainingRun Training::start(const TrainingRequest& request) {
  const auto ready = prepared(parts_, request);
  check_validation(parts_.datasets, ready.request.dataset);
  const auto row = parts_.db.write([&](Transaction& sql) { return insert_run(sql, ready, parts_.home); });
  end_checks();
  parts_.jobs.announce(row.job);
  return completed(parts_, row);
}

TrainingRun Training::get(RunId id) const {
  auto row = parts_.db.read([&](Transaction& sql) { return find_training_run(sql, id); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no training run " + std::to_string(id.value) + ".");
  return completed(parts_, *std::move(row));
}

std::vector<TrainingRun> Training::list() const {
  std::vector<TrainingRun> runs;
  for (auto& row : parts_.db.read([](Transaction& sql) { return list_training_runs(sql); }))
    runs.push_back(completed(parts_, std::move(row)));
  return runs;
}

TrainingRun Training::cancel(RunId id) {
  parts_.jobs.cancel(get(id).row.job);
  return get(id);
}

TrainingRun Training::resume(RunId id) {
  check_trainer(parts_);
  const auto run = get(id);
  parts_.db.read([](Transaction& sql) { check_no_run(sql); });
  parts_.jobs.resume(run.row.job);
  end_checks();
  return get(id);
}

}  // namespace fieldloop
