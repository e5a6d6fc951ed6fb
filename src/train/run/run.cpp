#include "train/run/run.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "core/error.h"
#include "model/topology.h"
#include "train/run/precision.h"

namespace fieldloop {
namespace {

// Of the learning rate, when the parent already detects all of the classes: the full rate first makes it
// forget.
constexpr double kContinuingShare = 0.6;

void add(LossSums& sums, const Losses& losses) {
  sums.classification += losses.classification.item<double>();
  sums.box += losses.box.item<double>();
  sums.distribution += losses.distribution.item<double>();
  sums.total += losses.total.item<double>();
  ++sums.batches;
}

int most_threads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

// None when all are new: they are alike then.
std::set<int> classes_new_beside_known(const Model& parent, const std::vector<std::string>& classes) {
  const auto unknown = classes_unknown_to(parent, classes);
  if (unknown.size() == classes.size()) return {};
  return {unknown.begin(), unknown.end()};
}

SamplingOptions sampling_options(const RunSettings& settings, std::set<int> new_classes) {
  return {.new_photos = new_photos_of(settings),
          .older_photos = settings.older_photos,
          .seed = settings.seed,
          .least_views = settings.least_views,
          .new_classes = std::move(new_classes)};
}

using Stage = std::function<void(const std::string&)>;

void tell(const Stage& stage, const std::string& name) {
  if (stage) stage(name);
}

}  // namespace

Run::Run(const RunSettings& settings, TrainingData&& data, const Stage& stage)
    : settings_(settings),
      data_(std::move(data)),
      parent_(load_model(settings.base)),
      sampling_(data_.train, sampling_options(settings, classes_new_beside_known(parent_, data_.classes))),
      batches_(batches_per_epoch(sampling_, settings.batch)) {
  const auto last = settings.output / "last.pt";
  if (settings.resume && std::filesystem::exists(last))
    go_on(load_checkpoint(last), stage);
  else
    begin(stage);
  torch::set_num_threads(state_.threads);
}

void Run::begin(const Stage& stage) {
  torch::manual_seed(settings_.seed);
  auto lookalikes = found_lookalikes(stage);
  tell(stage, "Trying how fast it learns");
  state_.learning_rate =
      settings_.learning_rate * (knows_classes(parent_, data_.classes) ? kContinuingShare : 1);
  auto model = model_for_classes(parent_, data_.classes, !lookalikes.empty());
  model.image_size = settings_.image_size;
  views_.emplace(data_.train, std::move(lookalikes), settings_.lookalikes);
  learner_.emplace(std::move(model), learner_options());
  choose_precision_and_threads();
}

void Run::choose_precision_and_threads() {
  const auto& network = learner_->network();
  state_.precision = settings_.precision.value_or(Precision::kFloat32);
  if (!settings_.precision) state_.precision = fastest_precision(network, settings_.image_size);
  state_.threads = settings_.threads;
  if (settings_.threads == 0)
    state_.threads = fastest_thread_count(network, settings_.image_size, state_.precision);
}

void Run::go_on(Checkpoint&& checkpoint, const Stage& stage) {
  if (checkpoint.training.classes != data_.classes || checkpoint.training.image_size != settings_.image_size)
    throw Error(ErrorCode::kConflict,
                "The interrupted run had other classes or another image_size: start a new run instead",
                "resume");
  state_ = checkpoint.state;
  state_.threads = settings_.threads > 0 ? settings_.threads : std::min(state_.threads, most_threads());
  views_.emplace(data_.train, found_lookalikes(stage), settings_.lookalikes);
  learner_.emplace(std::move(checkpoint), learner_options());
}

Lookalikes Run::found_lookalikes(const Stage& stage) const {
  if (settings_.lookalikes == 0) return {};
  tell(stage, "Looking at empty photos for lookalikes");
  return find_lookalikes(parent_, data_.train, static_cast<int>(data_.classes.size()));
}

LearnerOptions Run::learner_options() const {
  return {parent_, data_.classes, settings_.frozen_stages, state_.learning_rate};
}

bool Run::uses_cache() const { return settings_.cached_views > 0 && settings_.frozen_stages == kStages; }

FeatureCacheOptions Run::cache_options() const {
  return {settings_.image_size, settings_.cached_views, settings_.seed, state_.precision};
}

int Run::side_of_views(int epoch) const {
  return uses_cache() ? settings_.image_size : view_size(settings_, epoch);
}

double Run::work_of_batch(int epoch) const {
  const double share = static_cast<double>(side_of_views(epoch)) / settings_.image_size;
  return share * share;
}

double Run::work_left() const {
  double left = -state_.next.batch * work_of_batch(state_.next.epoch);
  for (int epoch = state_.next.epoch; epoch < settings_.epochs; ++epoch)
    left += batches_ * work_of_batch(epoch);
  return left;
}

double Run::learning_rate(std::int64_t step) const {
  return Schedule{state_.learning_rate, std::int64_t{batches_} * settings_.epochs}.rate_at(step);
}

void Run::show_full_size(int steps) {
  settings_.early_size = 1;
  settings_.epochs = std::max(settings_.epochs, steps);
}

void Run::step(const Batch& batch) {
  const StepContext context{state_.next.epoch + 1, state_.next.batch + 1, batches_,
                            learning_rate(state_.steps), batch.names};
  const auto losses = learner_->step(batch, side_of_views(state_.next.epoch), context, state_.precision);
  learner_->update_average(++state_.steps);
  add(state_.sums, losses);
  ++state_.next.batch;
}

}  // namespace fieldloop
