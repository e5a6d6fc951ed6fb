#include "train/run/trainer.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "core/error.h"
#include "files/atomic_file.h"
#include "model/onnx_export.h"
#include "train/run/divergence.h"
#include "train/run/validation.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr double kWeightDecay = 0.01;

// Of the learning rate, when the parent already detects all of the classes: the full rate first makes it
// forget.
constexpr double kContinuingShare = 0.6;
constexpr double kLargestGradient = 10;  // norm over all weights

void add(LossSums& sums, const Losses& losses) {
  sums.classification += losses.classification.item<double>();
  sums.box += losses.box.item<double>();
  sums.distribution += losses.distribution.item<double>();
  sums.total += losses.total.item<double>();
  ++sums.batches;
}

std::vector<torch::Tensor> learning(const std::vector<torch::Tensor>& parameters) {
  std::vector<torch::Tensor> result;
  for (const auto& parameter : parameters)
    if (parameter.requires_grad()) result.push_back(parameter);
  return result;
}

int most_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

// None when all are new: they are alike then.
std::set<int> classes_new_beside_known(const Model& parent, const std::vector<std::string>& classes) {
  const auto unknown = classes_unknown_to(parent, classes);
  if (unknown.size() == classes.size()) return {};
  return {unknown.begin(), unknown.end()};
}

SamplingOptions sampling_options(const TrainSettings& settings, std::set<int> new_classes) {
  return {.new_photos = new_photos_of(settings),
          .older_photos = settings.older_photos,
          .seed = settings.seed,
          .least_views = settings.least_views,
          .new_classes = std::move(new_classes)};
}

void begin_stage(const FitHooks& hooks, const std::string& name) {
  if (hooks.on_stage) hooks.on_stage(name);
}

}  // namespace

Trainer::Trainer(const TrainSettings& settings, TrainingData&& data, const FitHooks& hooks)
    : settings_(settings),
      hooks_(hooks),
      data_(std::move(data)),
      parent_(load_model(settings.base)),
      sampling_(data_.train, sampling_options(settings, classes_new_beside_known(parent_, data_.classes))),
      batches_(batches_per_epoch(sampling_, settings.batch)) {
  const auto last = settings.output / "last.pt";
  if (settings.resume && fs::exists(last))
    go_on(load_checkpoint(last));
  else
    begin();
  torch::set_num_threads(state_.threads);
}

void Trainer::begin() {
  torch::manual_seed(settings_.seed);
  auto lookalikes = found_lookalikes();
  begin_stage(hooks_, "Trying how fast it learns");
  model_ = model_for_classes(parent_, data_.classes, !lookalikes.empty());
  ensemble_.emplace(parent_, data_.classes, model_.knows_lookalikes);
  model_.image_size = settings_.image_size;
  model_.network->freeze_stages(settings_.frozen_stages);
  views_.emplace(data_.train, std::move(lookalikes), settings_.lookalikes);
  state_.learning_rate =
      settings_.learning_rate * (knows_classes(parent_, data_.classes) ? kContinuingShare : 1);
  state_.precision = settings_.precision.value_or(Precision::kFloat32);
  if (!settings_.precision) state_.precision = fastest_precision(model_.network, settings_.image_size);
  state_.threads = settings_.threads;
  if (settings_.threads == 0)
    state_.threads = fastest_thread_count(model_.network, settings_.image_size, state_.precision);
  use_channels_last(model_.network);
  average_ = std::make_unique<WeightAverage>(model_.network);
  use_channels_last(average_->network());
  make_optimizer();
}

void Trainer::go_on(Checkpoint&& checkpoint) {
  if (checkpoint.training.classes != data_.classes || checkpoint.training.image_size != settings_.image_size)
    throw Error(ErrorCode::kConflict,
                "The interrupted run had other classes or another image_size: start a new run instead",
                "resume");
  state_ = checkpoint.state;
  state_.threads = settings_.threads > 0 ? settings_.threads : std::min(state_.threads, most_threads());
  write_results_csv(state_.history, settings_.output / "results.csv");  // a kill may have kept a line out
  model_ = checkpoint.training;
  views_.emplace(data_.train, found_lookalikes(), settings_.lookalikes);
  ensemble_.emplace(parent_, data_.classes, model_.knows_lookalikes);
  model_.network->freeze_stages(settings_.frozen_stages);
  use_channels_last(model_.network);
  average_ = std::make_unique<WeightAverage>(checkpoint.average);
  use_channels_last(average_->network());
  make_optimizer();
  optimizer_->load(checkpoint.optimizer);
}

Lookalikes Trainer::found_lookalikes() const {
  if (settings_.lookalikes == 0) return {};
  begin_stage(hooks_, "Looking at empty photos for lookalikes");
  return find_lookalikes(parent_, data_.train, static_cast<int>(data_.classes.size()));
}

void Trainer::make_optimizer() {
  std::vector<torch::Tensor> weights;
  std::vector<torch::Tensor> biases;
  for (const auto& parameter : learning(model_.network->parameters()))
    (parameter.dim() > 1 ? weights : biases).push_back(parameter);
  const auto options = [this](double decay) {
    return std::make_unique<torch::optim::AdamWOptions>(
        torch::optim::AdamWOptions(state_.learning_rate).weight_decay(decay));
  };
  std::vector<torch::optim::OptimizerParamGroup> groups;
  groups.emplace_back(weights, options(kWeightDecay));
  groups.emplace_back(biases, options(0));
  optimizer_ =
      std::make_unique<torch::optim::AdamW>(groups, torch::optim::AdamWOptions(state_.learning_rate));
}

FitStart Trainer::start_info() const {
  return {sampling_.shown().size(), data_.val.size(), settings_.epochs,
          state_.next.epoch + 1,    state_.precision, torch::get_num_threads()};
}

FitResult Trainer::run() {
  if (hooks_.on_start) hooks_.on_start(start_info());
  const auto batches = batch_source();
  bool stopped = false;
  while (!stopped && has_more_epochs()) stopped = !run_epoch(*batches);
  if (stopped) save_checkpoint();
  export_best();
  return {stopped, kept_epoch(state_.history)};
}

bool Trainer::uses_cache() const { return settings_.cached_views > 0 && settings_.frozen_stages == kStages; }

FeatureCacheOptions Trainer::cache_options() const {
  return {settings_.image_size, settings_.cached_views, settings_.seed, state_.precision};
}

std::unique_ptr<BatchSource> Trainer::batch_source() {
  if (!uses_cache()) return std::make_unique<BatchStream>(*views_, sampling_, settings_, state_.next);
  begin_stage(hooks_, "Computing features");
  cache_.emplace(model_.network, *views_, sampling_.shown(), cache_options());
  return std::make_unique<CachedBatches>(*cache_, sampling_, settings_.batch, state_.next);
}

bool Trainer::has_more_epochs() const {
  if (state_.next.epoch >= settings_.epochs) return false;
  return settings_.patience == 0 || epochs_since_fittest(state_.history) < settings_.patience;
}

Schedule Trainer::schedule() const {
  return {state_.learning_rate, std::int64_t{batches_} * settings_.epochs};
}

bool Trainer::run_epoch(BatchSource& batches) {
  pace_.begin_epoch();
  while (state_.next.batch < batches_) {
    const auto batch = batches.next();
    step(batch);
    pace_.batch_done(batch.truths.size(), work_of_batch(state_.next.epoch));
    if (hooks_.on_batch)
      hooks_.on_batch({state_.next.epoch + 1, state_.next.batch, batches_, pace_.images_per_second(),
                       pace_.seconds_left(work_left(), settings_.epochs - state_.next.epoch)});
    if (hooks_.stop_requested && hooks_.stop_requested()) return false;
  }
  finish_epoch();
  return true;
}

int Trainer::side_of_views(int epoch) const {
  return uses_cache() ? settings_.image_size : view_size(settings_, epoch);
}

double Trainer::work_of_batch(int epoch) const {
  const double share = static_cast<double>(side_of_views(epoch)) / settings_.image_size;
  return share * share;
}

double Trainer::work_left() const {
  double left = -state_.next.batch * work_of_batch(state_.next.epoch);
  for (int epoch = state_.next.epoch; epoch < settings_.epochs; ++epoch)
    left += batches_ * work_of_batch(epoch);
  return left;
}

void Trainer::step(const Batch& batch) {
  const StepContext context{state_.next.epoch + 1, state_.next.batch + 1, batches_,
                            schedule().rate_at(state_.steps), batch.names};
  for (auto& group : optimizer_->param_groups()) group.options().set_lr(context.learning_rate);
  optimizer_->zero_grad();
  Prediction prediction;
  {
    const PrecisionScope scope(state_.precision);
    prediction = batch.images.defined() ? model_.network->forward(network_input(batch.images))
                                        : model_.network->predict(batch.features);
  }
  const auto side = side_of_views(state_.next.epoch);
  const auto losses = detection_loss(prediction, cell_grid(side, side), batch.truths);
  refuse_divergence(losses, context);
  losses.total.backward();
  const auto weights = learning(model_.network->parameters());
  refuse_divergence(torch::nn::utils::clip_grad_norm_(weights, kLargestGradient), losses, context);
  optimizer_->step();
  average_->update(model_.network, ++state_.steps);
  add(state_.sums, losses);
  ++state_.next.batch;
}

void Trainer::finish_epoch() {
  pace_.validation_begins();
  const auto metrics = validate(kept_model(), data_.val, state_.threads);
  const auto& sums = state_.sums;
  const EpochRecord record{state_.next.epoch + 1,
                           pace_.epoch_seconds(),
                           schedule().rate_at(state_.steps - 1),
                           sums.total / sums.batches,
                           sums.classification / sums.batches,
                           sums.box / sums.batches,
                           sums.distribution / sums.batches,
                           metrics.precision,
                           metrics.recall,
                           metrics.map50,
                           metrics.map50_95};
  state_.history.push_back(record);
  if (kept_epoch(state_.history).epoch == record.epoch) save_best();
  state_.next = {state_.next.epoch + 1, 0};
  state_.sums = {};
  save_checkpoint();
  write_results_csv(state_.history, settings_.output / "results.csv");
  pace_.epoch_done();
  if (hooks_.on_epoch) hooks_.on_epoch(record);
}

void Trainer::save_checkpoint() const {
  fieldloop::save_checkpoint(settings_.output / "last.pt", state_, model_, average_->network(), *optimizer_);
}

Model Trainer::kept_model() const {
  auto kept = model_;
  kept.network = ensemble_->of(average_->network());
  return kept;
}

void Trainer::save_best() const { save_model(kept_model(), settings_.output / "best.pt"); }

void Trainer::export_best() const {
  if (state_.history.empty()) save_best();
  const auto best = load_model(settings_.output / "best.pt");
  const auto onnx = onnx_file_of(best);
  refuse_differing_export(best, onnx, data_.val);
  write_file_atomically(settings_.output / "best.onnx", std::string_view(onnx));
}

FitResult fit(const TrainSettings& settings, const FitHooks& hooks) {
  begin_stage(hooks, "Reading the photos");
  Trainer trainer(settings,
                  load_training_data(
                      settings, hooks.on_warning ? hooks.on_warning : [](const std::string&) {}),
                  hooks);
  const auto lacks = lacks_of(trainer.room_needed(), room_for(settings.output), settings);
  if (!lacks.empty()) throw Error(ErrorCode::kUnavailable, lacks.front().message, lacks.front().field);
  fs::create_directories(settings.output);
  remove_stale_temporaries(settings.output);
  return trainer.run();
}

}  // namespace fieldloop
