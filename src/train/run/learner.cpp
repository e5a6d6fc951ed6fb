#include "train/run/learner.h"

#include "model/decode.h"
#include "train/run/precision.h"

namespace fieldloop {
namespace {

constexpr double kWeightDecay = 0.01;
constexpr double kLargestGradient = 10;  // norm over all weights

std::vector<torch::Tensor> learning(const std::vector<torch::Tensor>& parameters) {
  std::vector<torch::Tensor> result;
  for (const auto& parameter : parameters)
    if (parameter.requires_grad()) result.push_back(parameter);
  return result;
}

std::unique_ptr<torch::optim::AdamW> optimizer_for(const Network& network, double learning_rate) {
  std::vector<torch::Tensor> weights;
  std::vector<torch::Tensor> biases;
  for (const auto& parameter : learning(network->parameters()))
    (parameter.dim() > 1 ? weights : biases).push_back(parameter);
  const auto options = [learning_rate](double decay) {
    return std::make_unique<torch::optim::AdamWOptions>(
        torch::optim::AdamWOptions(learning_rate).weight_decay(decay));
  };
  std::vector<torch::optim::OptimizerParamGroup> groups;
  groups.emplace_back(weights, options(kWeightDecay));
  groups.emplace_back(biases, options(0));
  return std::make_unique<torch::optim::AdamW>(groups, torch::optim::AdamWOptions(learning_rate));
}

}  // namespace

Learner::Learner(Model&& model, const LearnerOptions& options)
    : model_(std::move(model)), ensemble_(options.parent, options.classes, model_.knows_lookalikes) {
  prepare(options);
  average_ = std::make_unique<WeightAverage>(model_.network);
  use_channels_last(average_->network());
}

Learner::Learner(Checkpoint&& checkpoint, const LearnerOptions& options)
    : model_(std::move(checkpoint.training)),
      ensemble_(options.parent, options.classes, model_.knows_lookalikes) {
  prepare(options);
  average_ = std::make_unique<WeightAverage>(checkpoint.average);
  use_channels_last(average_->network());
  optimizer_->load(checkpoint.optimizer);
}

void Learner::prepare(const LearnerOptions& options) {
  model_.network->freeze_stages(options.frozen_stages);
  use_channels_last(model_.network);
  optimizer_ = optimizer_for(model_.network, options.learning_rate);
}

Losses Learner::step(const Batch& batch, int side, const StepContext& context, Precision precision) {
  for (auto& group : optimizer_->param_groups()) group.options().set_lr(context.learning_rate);
  optimizer_->zero_grad();
  Prediction prediction;
  {
    const PrecisionScope scope(precision);
    prediction = batch.images.defined() ? model_.network->forward(network_input(batch.images))
                                        : model_.network->predict(batch.features);
  }
  auto losses = detection_loss(prediction, cell_grid(side, side), batch.truths);
  refuse_divergence(losses, context);
  losses.total.backward();
  const auto weights = learning(model_.network->parameters());
  refuse_divergence(torch::nn::utils::clip_grad_norm_(weights, kLargestGradient), losses, context);
  optimizer_->step();
  return losses;
}

Model Learner::kept_model() const {
  auto kept = model_;
  kept.network = ensemble_.of(average_->network());
  return kept;
}

void Learner::save(const std::filesystem::path& checkpoint, const RunState& state) const {
  save_checkpoint(checkpoint, state, model_, average_->network(), *optimizer_);
}

}  // namespace fieldloop
