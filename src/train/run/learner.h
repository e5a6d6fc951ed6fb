#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "model/loss.h"
#include "protocol/run_state.h"
#include "train/data/batches.h"
#include "train/run/checkpoint.h"
#include "train/run/divergence.h"
#include "train/run/weight_average.h"
#include "train/run/weight_ensemble.h"

namespace fieldloop {

// What a model that learns comes from, and how.
struct LearnerOptions {
  const Model& parent;
  const std::vector<std::string>& classes;
  int frozen_stages = 0;
  double learning_rate = 0;
};

// A model that learns: its weights, their average, and the optimizer.
class Learner {
 public:
  // `model` is one that model_for_classes() made of the parent.
  Learner(Model&& model, const LearnerOptions& options);
  // Goes on from a checkpoint.
  Learner(Checkpoint&& checkpoint, const LearnerOptions& options);

  // One step on views of so many pixels a side. Throws Error(kInvalidInput) when it diverges.
  Losses step(const Batch& batch, int side, const StepContext& context, Precision precision);
  void update_average(std::int64_t steps_done) { average_->update(model_.network, steps_done); }

  const Model& model() const { return model_; }
  Network& network() { return model_.network; }
  Model kept_model() const;  // what is validated and saved
  void save(const std::filesystem::path& checkpoint, const RunState& state) const;

 private:
  void prepare(const LearnerOptions& options);

  Model model_;
  WeightEnsemble ensemble_;
  std::unique_ptr<WeightAverage> average_;
  std::unique_ptr<torch::optim::AdamW> optimizer_;
};

}  // namespace fieldloop
