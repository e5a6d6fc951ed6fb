#include "training/train_job.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <set>

#include "app/app.h"
#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "jobs/child_process.h"
#include "json/stored/job_params.h"
#include "json/stored/job_results.h"
#include "storage/learning/model_store.h"
#include "storage/learning/training_store.h"
#include "training/candidate.h"
#include "training/retraining_log.h"
#include "training/run_arguments.h"
#include "training/trainer_protocol.h"
#include "training/training_request.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kNiceness = 10;  // photos that come in meanwhile go first
constexpr int kTrainerStopped = 3;

FileLock training_lock(const App& app) {
  auto lock = FileLock::try_lock(app.home.runs() / ".lock");
  if (!lock)
    throw Error(ErrorCode::kConflict,
                "Another process is training in this home; wait for it or cancel it there.");
  return std::move(*lock);
}

TrainingRunRow run_of(App& app, const Job& job) {
  const RunId id = train_job_from(job.params).run;
  return app.db.read([&](Transaction& sql) { return find_training_run(sql, id).value(); });
}

ModelRow base_of(App& app, const TrainingRunRow& run) {
  return app.db.read([&](Transaction& sql) { return find_model(sql, run.base).value(); });
}

fs::path new_photos_file(const App& app, const TrainingRunRow& run) {
  return app.home.root() / run.folder / "new_photos.txt";
}

void record_dataset_version(App& app, TrainingRunRow& run) {
  const auto lock = app.datasets.lock();
  const auto version = version_of(app.datasets.open(run.dataset));
  const auto file = manifest_file(app, version.hash);
  fs::create_directories(file.parent_path());
  write_file_atomically(file, version.manifest);
  run.dataset_version = version.hash;
  run.photos_added = write_new_photos(app, base_of(app, run), version.manifest, new_photos_file(app, run));
  app.db.write([&](Transaction& sql) {
    add_dataset_version(sql, version.hash, run.dataset, app.home.relative(file));
    update_training_run(sql, run);
  });
}

void check_training_photos(App& app, const std::string& dataset) {
  if (summarise(app.datasets.open(dataset), Split::kTrain).photos == 0)
    throw Error(ErrorCode::kInvalidInput,
                "The dataset " + dataset + " has no labelled training photos; annotate some or upload them.");
}

fs::path write_arguments(App& app, const TrainingRunRow& run, const TrainingRequest& request, bool resume) {
  const auto folder = app.home.root() / run.folder;
  auto arguments = arguments_for(app, base_of(app, run), request);
  arguments.dataset = app.datasets.open(run.dataset).file;
  arguments.output = folder;
  arguments.new_photos = new_photos_file(app, run);
  arguments.resume = resume;
  write_file_atomically(folder / "args.yaml", to_yaml(arguments));
  return folder / "args.yaml";
}

// Turns the trainer's lines into the job's progress and the "epoch" events.
class TrainerListener {
 public:
  TrainerListener(App& app, const TrainingRunRow& run, int epochs, const ProgressFn& progress)
      : app_(app), run_(run), epochs_(epochs), progress_(progress) {}

  void hear(std::string_view line) {
    const auto event = parse_trainer_event(line);
    if (!event) return;
    if (const auto* stage = std::get_if<TrainerStage>(&*event)) progress_({stage->name, 0, 0, {}, {}});
    if (const auto* batch = std::get_if<TrainerBatch>(&*event)) report(*batch);
    if (const auto* epoch = std::get_if<EpochFigures>(&*event))
      app_.events.publish("epoch",
                          {{"run_id", run_.id.value}, {"epoch", WrittenJson{to_json(*epoch).dump()}}});
    if (const auto* failure = std::get_if<TrainerFailure>(&*event)) failure_ = failure->message;
  }
  const std::string& failure() const { return failure_; }
  std::optional<double> images_per_second() const { return images_per_second_; }

 private:
  void report(const TrainerBatch& batch) {
    images_per_second_ = batch.images_per_second;
    progress_({"Epoch " + std::to_string(batch.epoch) + " of " + std::to_string(epochs_),
               std::int64_t{batch.epoch - 1} * batch.total + batch.done, std::int64_t{epochs_} * batch.total,
               batch.images_per_second, batch.eta_seconds});
  }
  App& app_;
  const TrainingRunRow& run_;
  int epochs_;
  const ProgressFn& progress_;
  std::string failure_;
  std::optional<double> images_per_second_;
};

struct Trained {
  bool stopped = false;                     // before its end, because somebody asked for it
  bool left_weights = true;                 // best.pt and best.onnx, of the same epoch
  std::optional<double> images_per_second;  // which the run shows from then on
};

bool ended_by_itself(const ChildProcessResult& ending) { return ending.signal == 0; }

void refuse_failure(const ChildProcessResult& ending, const std::string& failure, const fs::path& log) {
  if (ending.signal == SIGKILL)
    throw Error(ErrorCode::kInternal,
                "The trainer was killed, probably by the system because memory ran out. Resume the run once "
                "there is more memory, or start one with a smaller batch or image size. Its log is " +
                    log.string() + ".");
  if (ending.signal != 0)
    throw Error(ErrorCode::kInternal, "The trainer ended by signal " + std::to_string(ending.signal) +
                                          "; its log is " + log.string() + ".");
  if (ending.exit_status != 0)
    throw Error(ErrorCode::kInternal,
                failure.empty() ? "The trainer failed; its log is " + log.string() + "." : failure);
}

Trained train(App& app, const TrainingRunRow& run, const TrainingRequest& request, bool resume,
              const JobContext& context) {
  const auto log = app.home.root() / run.folder / "train.log";
  ChildProcessOptions options;
  options.program = app.installation.bin / "fieldloop-train";
  options.arguments = {"fit", "--args", write_arguments(app, run, request, resume).string()};
  options.stderr_file = log;
  options.niceness = kNiceness;
  options.ends_first_without_memory = true;
  TrainerListener listener(app, run, request.epochs, context.progress);
  const auto ending = run_child_process(
      options, [&](std::string_view line) { listener.hear(line); }, context.stop);
  const bool saved = ended_by_itself(ending) && ending.exit_status == kTrainerStopped;
  if (ending.stopped || saved) return {true, saved, listener.images_per_second()};
  refuse_failure(ending, listener.failure(), log);
  return {false, true, listener.images_per_second()};
}

// Whether the run has measured weights that are not those of the candidate it made when it was cancelled
// before.
bool has_new_weights(App& app, const TrainingRunRow& run) {
  const auto folder = app.home.root() / run.folder;
  if (read_results(folder / "results.csv").empty()) return false;
  if (!run.model) return true;
  const auto made = app.db.read([&](Transaction& sql) { return find_model(sql, *run.model).value(); });
  const auto deployable = app.home.root() / made.folder / "best.onnx";
  return !fs::exists(deployable) || read_file(deployable) != read_file(folder / "best.onnx");
}

RetrainingLogLine log_line(const ModelRow& model, int photos_added) {
  const auto metrics = json::parse(model.metrics.value_or("{}"));
  return {to_iso8601(model.created_at),
          model.name,
          photos_added,
          metrics.value("precision", 0.0),
          metrics.value("recall", 0.0),
          metrics.value("map50", 0.0),
          model.notes};
}

}  // namespace

std::string run_train_job(App& app, const JobContext& context) {
  const auto lock = training_lock(app);
  auto run = run_of(app, context.job);
  const auto request = stored_training_request(json::parse(run.request));
  const auto folder = app.home.root() / run.folder;
  fs::create_directories(folder);
  const bool resume = fs::exists(folder / "last.pt");
  context.progress({"Preparing the dataset", 0, 0, {}, {}});
  if (request.add_annotated && !resume) app.datasets.add_annotated(run.dataset);
  check_training_photos(app, run.dataset);
  record_dataset_version(app, run);
  const auto trained = train(app, run, request, resume, context);
  const bool keeps_weights = !trained.stopped || (trained.left_weights && context.cancelled());
  TrainResult result{run.id, {}};
  if (keeps_weights && (!trained.stopped || has_new_weights(app, run))) {
    const ProgressFn measuring = [&](const Progress& progress) {
      context.progress({"Measuring", progress.done, progress.total, trained.images_per_second, {}});
    };
    result.model_name = make_candidate(app, run, measuring, {}).name;
    repair_retraining_log(app);
  }
  if (trained.stopped)
    throw Error(ErrorCode::kCancelled, "The run was stopped; it can be resumed from its last checkpoint.");
  return text_of(result);
}

void repair_retraining_log(App& app) {
  std::set<std::string> written;
  for (const auto& line : read_retraining_log(app.home.retraining_log())) written.insert(line.model_version);
  auto runs = app.db.read([](Transaction& sql) { return list_training_runs(sql); });
  std::reverse(runs.begin(), runs.end());
  for (const auto& run : runs) {
    if (!run.model) continue;
    const auto model = app.db.read([&](Transaction& sql) { return find_model(sql, *run.model).value(); });
    if (!written.contains(model.name))
      append_to_retraining_log(app.home.retraining_log(), log_line(model, run.photos_added));
  }
}

}  // namespace fieldloop
