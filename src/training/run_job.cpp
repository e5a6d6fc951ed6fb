#include <algorithm>
#include <csignal>
#include <optional>
#include <set>

#include "core/error.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "files/file_lock.h"
#include "home/events.h"
#include "home/home.h"
#include "home/installation.h"
#include "jobs/child_process.h"
#include "protocol/events.h"
#include "protocol/results_csv.h"
#include "storage/learning/model_store.h"
#include "storage/sqlite/database.h"
#include "training/candidate.h"
#include "training/trainer_input.h"
#include "training/training.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr int kTrainerStopped = 3;

FileLock training_lock(const Home& home) {
  auto lock = FileLock::try_lock(home.runs() / ".lock");
  if (!lock)
    throw Error(ErrorCode::kConflict,
                "Another process is training in this home; wait for it or cancel it there.");
  return std::move(*lock);
}

ModelRow base_of(const TrainingParts& parts, const TrainingRunRow& run) {
  return parts.db.read([&](Transaction& sql) { return find_model(sql, run.base).value(); });
}

fs::path folder_of(const TrainingParts& parts, const TrainingRunRow& run) {
  return parts.home.root() / run.folder;
}

fs::path new_photos_file(const TrainingParts& parts, const TrainingRunRow& run) {
  return folder_of(parts, run) / "new_photos.txt";
}

void record_dataset_version(const TrainingParts& parts, TrainingRunRow& run) {
  const auto lock = parts.datasets.lock();
  const auto version = version_of(parts.datasets.open(run.dataset));
  const auto file = manifest_file(parts.home, version.hash);
  fs::create_directories(file.parent_path());
  write_file_atomically(file, version.manifest);
  run.dataset_version = version.hash;
  run.photos_added =
      write_new_photos(parts.home, base_of(parts, run), version.manifest, new_photos_file(parts, run));
  parts.db.write([&](Transaction& sql) {
    add_dataset_version(sql, version.hash, run.dataset, parts.home.relative(file));
    update_training_run(sql, run);
  });
}

void check_training_photos(const TrainingParts& parts, const std::string& dataset) {
  if (summarise(parts.datasets.open(dataset), Split::kTrain).photos == 0)
    throw Error(ErrorCode::kInvalidInput,
                "The dataset " + dataset + " has no labelled training photos; annotate some or upload them.");
}

fs::path write_settings(const TrainingParts& parts, const TrainingRunRow& run, bool resume) {
  const auto folder = folder_of(parts, run);
  auto settings = settings_for(parts, base_of(parts, run), run.request);
  settings.dataset = parts.datasets.open(run.dataset).file;
  settings.output = folder;
  settings.new_photos = new_photos_file(parts, run);
  settings.resume = resume;
  write_file_atomically(folder / "args.yaml", std::string_view(to_yaml(settings)));
  return folder / "args.yaml";
}

// Turns the trainer's lines into the job's progress and the "epoch" events.
class TrainerListener {
 public:
  TrainerListener(EventBus& events, const TrainingRunRow& run, const ProgressFn& progress)
      : events_(events), run_(run), progress_(progress) {}

  void hear(std::string_view line) {
    const auto event = trainer_event_in(line);
    if (!event) return;
    if (const auto* stage = std::get_if<RunStage>(&*event)) progress_({stage->name, 0, 0, {}, {}});
    if (const auto* batch = std::get_if<BatchProgress>(&*event)) report(*batch);
    if (const auto* epoch = std::get_if<EpochFigures>(&*event))
      events_.publish("epoch", {{"run_id", run_.id.value}, {"epoch", WrittenJson{text_of(*epoch)}}});
    if (const auto* failure = std::get_if<RunFailure>(&*event)) failure_ = failure->message;
  }
  const std::string& failure() const { return failure_; }
  std::optional<double> images_per_second() const { return images_per_second_; }

 private:
  void report(const BatchProgress& batch) {
    const int epochs = run_.request.epochs;
    images_per_second_ = batch.images_per_second;
    progress_({"Epoch " + std::to_string(batch.epoch) + " of " + std::to_string(epochs),
               std::int64_t{batch.epoch - 1} * batch.total + batch.done, std::int64_t{epochs} * batch.total,
               batch.images_per_second, batch.eta_seconds});
  }
  EventBus& events_;
  const TrainingRunRow& run_;
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

Trained train(const TrainingParts& parts, const TrainingRunRow& run, bool resume, const JobContext& context) {
  const auto log = folder_of(parts, run) / "train.log";
  ChildProcessOptions options;
  options.program = parts.installation.bin / "fieldloop-train";
  options.arguments = {"fit", "--args", write_settings(parts, run, resume).string()};
  options.stderr_file = log;
  options.niceness = kTrainerNiceness;
  options.ends_first_without_memory = true;
  TrainerListener listener(parts.events, run, context.progress);
  const auto ending = run_child_process(
      options, [&](std::string_view line) { listener.hear(line); }, context.stop);
  const bool saved = ended_by_itself(ending) && ending.exit_status == kTrainerStopped;
  if (ending.stopped || saved) return {true, saved, listener.images_per_second()};
  refuse_failure(ending, listener.failure(), log);
  return {false, true, listener.images_per_second()};
}

// Whether the run has measured weights that are not those of the candidate it made when it was cancelled
// before.
bool has_new_weights(const TrainingParts& parts, const TrainingRunRow& run) {
  const auto folder = folder_of(parts, run);
  if (read_results_csv(folder / "results.csv").empty()) return false;
  if (!run.model) return true;
  const auto made = parts.db.read([&](Transaction& sql) { return find_model(sql, *run.model).value(); });
  const auto deployable = parts.home.root() / made.folder / "best.onnx";
  return !fs::exists(deployable) || read_file(deployable) != read_file(folder / "best.onnx");
}

RetrainingLogLine log_line(const ModelRow& model, int photos_added) {
  const auto figures = model.metrics.value_or(SplitFigures{});
  return {to_iso8601(model.created_at),
          model.name,
          photos_added,
          figures.precision,
          figures.recall,
          figures.map50,
          model.notes};
}

// What there is to learn from, as a version of the dataset. Returns whether the run goes on from a
// checkpoint.
bool prepare(const TrainingParts& parts, TrainingRunRow& run, const ProgressFn& progress) {
  const auto folder = folder_of(parts, run);
  fs::create_directories(folder);
  const bool resume = fs::exists(folder / "last.pt");
  progress({"Preparing the dataset", 0, 0, {}, {}});
  if (run.request.add_annotated && !resume) parts.datasets.add_annotated(run.dataset);
  check_training_photos(parts, run.dataset);
  record_dataset_version(parts, run);
  return resume;
}

}  // namespace

TrainResult Training::run(RunId id, const JobContext& context) const {
  const auto lock = training_lock(parts_.home);
  auto run = get(id).row;
  const bool resume = prepare(parts_, run, context.progress);
  const auto trained = train(parts_, run, resume, context);
  const bool keeps_weights = !trained.stopped || (trained.left_weights && context.cancelled());
  TrainResult result{id, {}};
  if (keeps_weights && (!trained.stopped || has_new_weights(parts_, run))) {
    const ProgressFn measuring = [&](const Progress& progress) {
      context.progress({"Measuring", progress.done, progress.total, trained.images_per_second, {}});
    };
    result.model_name = make_candidate(parts_, run, measuring, {}).name;
    repair_log();
  }
  if (trained.stopped)
    throw Error(ErrorCode::kCancelled, "The run was stopped; it can be resumed from its last checkpoint.");
  return result;
}

std::vector<RetrainingLogLine> Training::log() const {
  return read_retraining_log(parts_.home.retraining_log());
}

void Training::repair_log() const {
  std::set<std::string> written;
  for (const auto& line : log()) written.insert(line.model_version);
  auto runs = parts_.db.read([](Transaction& sql) { return list_training_runs(sql); });
  std::reverse(runs.begin(), runs.end());
  for (const auto& run : runs) {
    if (!run.model) continue;
    const auto model = parts_.db.read([&](Transaction& sql) { return find_model(sql, *run.model).value(); });
    if (!written.contains(model.name))
      append_to_retraining_log(parts_.home.retraining_log(), log_line(model, run.photos_added));
  }
}

}  // namespace fieldloop
