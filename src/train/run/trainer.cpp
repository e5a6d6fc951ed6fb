#include "train/run/trainer.h"

#include <filesystem>

#include "core/error.h"
#include "files/atomic_file.h"
#include "model/onnx_export.h"
#include "protocol/results_csv.h"
#include "train/run/history.h"
#include "train/run/trial_run.h"
#include "train/run/validation.h"

namespace fieldloop {

namespace fs = std::filesystem;

Trainer::Trainer(Run& run, const FitHooks& hooks) : run_(run), hooks_(hooks) {
  // A kill may have kept a line out.
  if (run.state().steps > 0) write_results_csv(run.state().history, run.settings().output / "results.csv");
}

FitResult Trainer::train() {
  if (hooks_.on_start) hooks_.on_start(start_info());
  const auto batches = batch_source();
  bool stopped = false;
  while (!stopped && has_more_epochs()) stopped = !run_epoch(*batches);
  if (stopped) save_checkpoint();
  export_best();
  return {stopped, kept_epoch(run_.state().history)};
}

RunStart Trainer::start_info() const {
  const auto& state = run_.state();
  return {run_.photos_shown(),  run_.val().size(), run_.settings().epochs,
          state.next.epoch + 1, state.precision,   torch::get_num_threads()};
}

std::unique_ptr<BatchSource> Trainer::batch_source() {
  const auto next = run_.state().next;
  if (!run_.uses_cache())
    return std::make_unique<BatchStream>(run_.views(), run_.sampling(), run_.settings(), next);
  if (hooks_.on_stage) hooks_.on_stage("Computing features");
  cache_.emplace(run_.learner().network(), run_.views(), run_.sampling().shown(), run_.cache_options());
  return std::make_unique<CachedBatches>(*cache_, run_.sampling(), run_.settings().batch, next);
}

bool Trainer::has_more_epochs() const {
  const auto& settings = run_.settings();
  if (run_.state().next.epoch >= settings.epochs) return false;
  return settings.patience == 0 || epochs_since_fittest(run_.state().history) < settings.patience;
}

bool Trainer::run_epoch(BatchSource& batches) {
  pace_.begin_epoch();
  while (run_.state().next.batch < run_.batches()) {
    const auto batch = batches.next();
    run_.step(batch);
    pace_.batch_done(batch.truths.size(), run_.work_of_batch(run_.state().next.epoch));
    tell_batch();
    if (hooks_.stop_requested && hooks_.stop_requested()) return false;
  }
  finish_epoch();
  return true;
}

void Trainer::tell_batch() {
  if (!hooks_.on_batch) return;
  const auto next = run_.state().next;
  hooks_.on_batch({next.epoch + 1, next.batch, run_.batches(), pace_.images_per_second(),
                   pace_.seconds_left(run_.work_left(), run_.settings().epochs - next.epoch)});
}

EpochFigures Trainer::measured_epoch() {
  pace_.validation_begins();
  const auto& state = run_.state();
  const auto metrics = validate(run_.learner().kept_model(), run_.val(), state.threads);
  const auto& sums = state.sums;
  return {state.next.epoch + 1,
          pace_.epoch_seconds(),
          run_.learning_rate(state.steps - 1),
          sums.total / sums.batches,
          sums.classification / sums.batches,
          sums.box / sums.batches,
          sums.distribution / sums.batches,
          metrics.precision,
          metrics.recall,
          metrics.map50,
          metrics.map50_95};
}

void Trainer::finish_epoch() {
  const auto figures = measured_epoch();
  auto& state = run_.state();
  state.history.push_back(figures);
  if (kept_epoch(state.history).epoch == figures.epoch) save_best();
  state.next = {state.next.epoch + 1, 0};
  state.sums = {};
  save_checkpoint();
  write_results_csv(state.history, run_.settings().output / "results.csv");
  pace_.epoch_done();
  if (hooks_.on_epoch) hooks_.on_epoch(figures);
}

void Trainer::save_checkpoint() const {
  run_.learner().save(run_.settings().output / "last.pt", run_.state());
}

void Trainer::save_best() const {
  save_model(run_.learner().kept_model(), run_.settings().output / "best.pt");
}

void Trainer::export_best() const {
  const auto& output = run_.settings().output;
  if (run_.state().history.empty()) save_best();
  const auto best = load_model(output / "best.pt");
  const auto onnx = onnx_file_of(best);
  refuse_differing_export(best, onnx, run_.val());
  write_file_atomically(output / "best.onnx", std::string_view(onnx));
}

FitResult fit(const RunSettings& settings, const FitHooks& hooks) {
  if (hooks.on_stage) hooks.on_stage("Reading the photos");
  Run run(settings,
          load_training_data(
              settings, hooks.on_warning ? hooks.on_warning : [](const std::string&) {}),
          hooks.on_stage);
  const auto lacks = lacks_of(room_needed(run), room_for(settings.output), settings);
  if (!lacks.empty()) throw Error(ErrorCode::kUnavailable, lacks.front().message, lacks.front().field);
  fs::create_directories(settings.output);
  remove_stale_temporaries(settings.output);
  return Trainer(run, hooks).train();
}

}  // namespace fieldloop
