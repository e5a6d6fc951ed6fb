#pragma once
#include <functional>
#include <string>

#include "train/protocol/history.h"
#include "train/protocol/settings.h"

namespace fieldloop {

struct FitStart {
  std::size_t images = 0, val_images = 0;
  int epochs = 0;
  int first_epoch = 1;  // more than 1 when a run goes on
  Precision precision = Precision::kFloat32;
  int threads = 0;
};

struct BatchProgress {
  int epoch = 0;            // from 1
  int done = 0, total = 0;  // batches of the epoch
  double images_per_second = 0;
  double eta_seconds = 0;  // of the whole run
};

// Called on the training thread; empty ones are left out.
struct FitHooks {
  std::function<void(const std::string&)> on_stage;  // what is done before the first batch, for people
  std::function<void(const FitStart&)> on_start;
  std::function<void(const BatchProgress&)> on_batch;
  std::function<void(const EpochRecord&)> on_epoch;
  std::function<void(const std::string&)> on_warning;
  std::function<bool()> stop_requested;  // asked after every batch
};

struct FitResult {
  bool stopped = false;  // stop_requested said so
  EpochRecord best;      // epoch 0: it was stopped before the first validation
};

// Trains as the settings say. In settings.output: last.pt and results.csv after every epoch, best.pt whenever
// the averaged weights are better than before, best.onnx at the end. Reproducible from the seed on one kind
// of machine. Throws Error, at once when settings or data make no sense.
FitResult fit(const TrainSettings& settings, const FitHooks& hooks);

}  // namespace fieldloop
