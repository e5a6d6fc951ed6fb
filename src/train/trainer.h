#pragma once
#include <chrono>

#include "model/decode.h"
#include "model/loss.h"
#include "train/checkpoint.h"
#include "train/feature_cache.h"
#include "train/fit.h"
#include "train/pace.h"
#include "train/schedule.h"
#include "train/training_data.h"
#include "train/weight_average.h"

namespace fieldloop {

// One run: begins new or goes on from last.pt, then trains epoch by epoch.
class Trainer {
 public:
  Trainer(const TrainSettings& settings, const FitHooks& hooks);
  FitResult run();

 private:
  void begin();
  void go_on(Checkpoint&& checkpoint);
  void make_optimizer();
  FitStart start_info() const;

  std::unique_ptr<BatchSource> batch_source();

  bool run_epoch(BatchSource& batches);  // false: asked to stop
  bool has_more_epochs() const;
  void step(const Batch& batch);
  void finish_epoch();
  Schedule schedule() const;
  void save_checkpoint() const;
  void save_best() const;
  void export_best() const;

  TrainSettings settings_;
  FitHooks hooks_;
  TrainingData data_;
  Sampling sampling_;
  int batches_ = 0;  // an epoch
  CellGrid grid_;
  Model model_;
  std::unique_ptr<WeightAverage> average_;
  std::unique_ptr<torch::optim::AdamW> optimizer_;
  RunState state_;
  std::optional<FeatureCache> cache_;
  Pace pace_;
};

}  // namespace fieldloop
