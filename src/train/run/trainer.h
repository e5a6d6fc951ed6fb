#pragma once
#include <memory>
#include <optional>

#include "train/run/fit.h"
#include "train/run/pace.h"
#include "train/run/run.h"

namespace fieldloop {

// Trains a run epoch by epoch to its end, and writes its files. The run must outlive it.
class Trainer {
 public:
  Trainer(Run& run, const FitHooks& hooks);

  FitResult train();

 private:
  RunStart start_info() const;
  std::unique_ptr<BatchSource> batch_source();
  bool run_epoch(BatchSource& batches);  // false: asked to stop
  bool has_more_epochs() const;
  void tell_batch();
  void finish_epoch();
  EpochFigures measured_epoch();
  void save_checkpoint() const;
  void save_best() const;
  void export_best() const;

  Run& run_;
  const FitHooks& hooks_;
  std::optional<FeatureCache> cache_;
  Pace pace_;
};

}  // namespace fieldloop
