#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "protocol/run_settings.h"
#include "protocol/run_state.h"
#include "train/data/training_data.h"
#include "train/data/views.h"
#include "train/run/feature_cache.h"
#include "train/run/learner.h"
#include "train/run/schedule.h"

namespace fieldloop {

// A run as it begins, or as it goes on from last.pt: what it shows, the model that learns from it, and where
// it is.
class Run {
 public:
  // `stage` gets the names of what is done, for people; it may be empty. Throws Error(kConflict) when what is
  // to go on was of other classes or another image size.
  Run(const RunSettings& settings, TrainingData&& data, const std::function<void(const std::string&)>& stage);

  const RunSettings& settings() const { return settings_; }
  const RunState& state() const { return state_; }
  RunState& state() { return state_; }
  Learner& learner() { return *learner_; }
  const Learner& learner() const { return *learner_; }
  const PhotoSet& val() const { return data_.val; }
  const Views& views() const { return *views_; }
  const Sampling& sampling() const { return sampling_; }
  std::size_t photos_shown() const { return sampling_.shown().size(); }

  int batches() const { return batches_; }  // an epoch
  bool uses_cache() const;
  FeatureCacheOptions cache_options() const;
  double work_of_batch(int epoch) const;  // against one at full size
  double work_left() const;               // in batches at full size
  double learning_rate(std::int64_t step) const;

  // For measuring: views of full size in all epochs, of which there are enough for so many steps.
  void show_full_size(int steps);

  // Learns from the next batch.
  void step(const Batch& batch);

 private:
  void begin(const std::function<void(const std::string&)>& stage);
  void go_on(Checkpoint&& checkpoint, const std::function<void(const std::string&)>& stage);
  Lookalikes found_lookalikes(const std::function<void(const std::string&)>& stage) const;
  LearnerOptions learner_options() const;
  void choose_precision_and_threads();
  int side_of_views(int epoch) const;  // pixels

  RunSettings settings_;
  TrainingData data_;
  Model parent_;
  Sampling sampling_;
  std::optional<Views> views_;
  int batches_ = 0;
  std::optional<Learner> learner_;
  RunState state_;
};

}  // namespace fieldloop
