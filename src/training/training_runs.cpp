#include "training/training_runs.h"

#include <algorithm>

#include "app/app.h"
#include "core/error.h"
#include "dataset/yolo.h"
#include "datasets/datasets.h"
#include "files/numbered.h"
#include "json/stored/job_params.h"
#include "models/models.h"
#include "storage/learning/model_store.h"
#include "training/run_report.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

TrainingRun completed(App& app, TrainingRunRow row) {
  TrainingRun run;
  app.db.read([&](Transaction& sql) {
    run.job = find_job(sql, row.job).value();
    run.base = find_model(sql, row.base).value().name;
    if (row.model) run.model_name = find_model(sql, *row.model).value().name;
  });
  run.request = stored_training_request(json::parse(row.request));
  run.epochs = read_results(app.home.root() / row.folder / "results.csv");
  run.has_report = has_run_report(app.home.root() / row.folder);
  run.row = std::move(row);
  return run;
}

void check_trainer(const App& app) {
  const auto trainer = app.installation.bin / "fieldloop-train";
  if (!fs::exists(trainer))
    throw Error(ErrorCode::kUnavailable,
                "The trainer " + trainer.string() +
                    " is not installed; build it with FIELDLOOP_TRAINER=ON or train on "
                    "another machine.");
}

ModelRow checked_base(App& app, const std::string& name) {
  const auto base = name.empty() ? deployed_model(app) : get_model(app, name);
  const auto weights = app.home.root() / base.folder / "best.pt";
  if (base.folder.empty() || !fs::exists(weights))
    throw Error(ErrorCode::kInvalidInput,
                "The model " + base.name + " has no weights to train on from (" + weights.string() +
                    " is missing); choose another base.",
                "base");
  return base;
}

void check_validation(App& app, const std::string& dataset) {
  if (summarise(app.datasets.open(dataset), Split::kVal).photos == 0)
    throw Error(ErrorCode::kInvalidInput,
                "The dataset " + dataset +
                    " has no labelled validation photos, so a model could not be measured; "
                    "add some to its val split.",
                "dataset");
}

}  // namespace

PreparedRequest prepared(App& app, const TrainingRequest& wanted) {
  check(wanted);
  check_trainer(app);
  PreparedRequest prepared{wanted, {}};
  auto& request = prepared.request;
  request.dataset = app.datasets.resolve(wanted.dataset);
  prepared.base = checked_base(app, wanted.base);
  request.base = prepared.base.name;
  if (request.keeps_image_size && prepared.base.dataset_version)
    request.image_size = prepared.base.image_size;
  return prepared;
}

void check_no_run(Transaction& sql) {
  constexpr int kMany = 1000;
  for (const auto state : {JobState::kQueued, JobState::kRunning})
    for (const auto& job : list_jobs(sql, state, kMany))
      if (job.kind == JobKind::kTrain)
        throw Error(ErrorCode::kConflict, "Another training run is " + std::string(name_of(state)) +
                                              " (job " + std::to_string(job.id.value) +
                                              "); wait for it or cancel it.");
}

TrainingRun start_training(App& app, const TrainingRequest& wanted) {
  const auto ready = prepared(app, wanted);
  check_validation(app, ready.request.dataset);
  const auto row = app.db.write([&](Transaction& sql) {
    check_no_run(sql);  // in this transaction, so that of two requests at once one loses
    TrainingRunRow run;
    run.job = insert_job(sql, JobKind::kTrain, kNoParams);
    run.dataset = ready.request.dataset;
    run.base = ready.base.id;
    run.request = to_json(ready.request).dump();
    // Beside an older copy of the database there are folders of runs that it does not know.
    run = insert_training_run(sql, run, 1 + highest_number_in(app.home.runs()));
    set_job_params(sql, run.job, text_of(TrainJob{run.id}));
    return run;
  });
  app.training_checks.interrupt();
  app.jobs.announce(row.job);
  return completed(app, row);
}

TrainingRun get_training_run(App& app, RunId id) {
  auto row = app.db.read([&](Transaction& sql) { return find_training_run(sql, id); });
  if (!row) throw Error(ErrorCode::kNotFound, "There is no training run " + std::to_string(id.value) + ".");
  return completed(app, *std::move(row));
}

std::vector<TrainingRun> list_training_runs(App& app) {
  std::vector<TrainingRun> runs;
  for (auto& row : app.db.read([](Transaction& sql) { return list_training_runs(sql); }))
    runs.push_back(completed(app, std::move(row)));
  return runs;
}

TrainingRun cancel_training(App& app, RunId id) {
  app.jobs.cancel(get_training_run(app, id).row.job);
  return get_training_run(app, id);
}

TrainingRun resume_training(App& app, RunId id) {
  check_trainer(app);
  const auto run = get_training_run(app, id);
  app.db.read([](Transaction& sql) { check_no_run(sql); });
  app.jobs.resume(run.row.job);
  app.training_checks.interrupt();
  return get_training_run(app, id);
}

json to_json(const TrainingRun& run) {
  auto epochs = json::array();
  for (const auto& epoch : run.epochs) epochs.push_back(to_json(epoch));
  const auto maybe = [](const auto& value) { return value ? json(*value) : json(nullptr); };
  const auto time = [](const std::optional<Timestamp>& at) {
    return at ? json(to_iso8601(*at)) : json(nullptr);
  };
  const bool running = run.job.state == JobState::kRunning;
  return {{"id", run.row.id.value},
          {"state", name_of(run.job.state)},
          {"dataset", run.row.dataset},
          {"base", run.base},
          {"request", to_json(run.request)},
          {"photos_added", run.row.photos_added},
          {"epochs", epochs},
          {"epochs_total", run.request.epochs},
          {"started_at", time(run.job.started_at)},
          {"finished_at", time(run.job.finished_at)},
          {"eta_seconds", running ? maybe(run.job.progress.eta_seconds) : json(nullptr)},
          {"images_per_second", maybe(run.job.progress.rate)},
          {"model_name", run.model_name.empty() ? json(nullptr) : json(run.model_name)},
          {"error", maybe(run.job.error)},
          {"has_report", run.has_report},
          {"folder", run.row.folder},
          {"job_id", run.row.job.value}};
}

}  // namespace fieldloop
