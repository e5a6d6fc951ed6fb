#pragma once
#include <chrono>

#include "model/decode.h"
#include "model/loss.h"
#include "train/check/room.h"
#include "train/data/training_data.h"
#include "train/data/views.h"
#include "train/run/checkpoint.h"
#include "train/run/duration.h"
#include "train/run/feature_cache.h"
#include "train/run/fit.h"
#include "train/run/pace.h"
#include "train/run/schedule.h"
#include "train/run/weight_average.h"
#include "train/run/weight_ensemble.h"

namespace fieldloop {

// One run: begins new or goes on from last.pt, then trains epoch by epoch.
class Trainer {
 public:
  Trainer(const TrainSettings& settings, TrainingData&& data, const FitHooks& hooks);

  // What the run would take up beyond what this process holds already. Leaves the weights as they are.
  RoomNeeded room_needed();

  // How long the run would take, by a few of its steps. The trainer is of no use afterwards.
  Duration measure();

  Precision precision() const { return state_.precision; }
  std::size_t photos_shown() const { return sampling_.shown().size(); }

  FitResult run();

 private:
  void begin();
  void go_on(Checkpoint&& checkpoint);
  Lookalikes found_lookalikes() const;
  void make_optimizer();
  FitStart start_info() const;

  bool uses_cache() const;
  FeatureCacheOptions cache_options() const;
  std::unique_ptr<BatchSource> batch_source();
  FeatureCache part_of_cache(const std::vector<std::size_t>& photos);
  std::uint64_t cache_bytes();
  Duration measured_with_cache();
  Duration measured_with_images();
  double validation_seconds();

  bool run_epoch(BatchSource& batches);  // false: asked to stop
  bool has_more_epochs() const;
  int side_of_views(int epoch) const;     // pixels
  double work_of_batch(int epoch) const;  // against one at full size
  double work_left() const;               // in batches at full size
  void step(const Batch& batch);
  void finish_epoch();
  Schedule schedule() const;
  void save_checkpoint() const;
  Model kept_model() const;  // what is validated and saved
  void save_best() const;
  void export_best() const;

  TrainSettings settings_;
  FitHooks hooks_;
  TrainingData data_;
  Model parent_;
  Sampling sampling_;
  std::optional<Views> views_;
  int batches_ = 0;  // an epoch
  Model model_;
  std::unique_ptr<WeightAverage> average_;
  std::optional<WeightEnsemble> ensemble_;
  std::unique_ptr<torch::optim::AdamW> optimizer_;
  RunState state_;
  std::optional<FeatureCache> cache_;
  Pace pace_;
};

}  // namespace fieldloop
