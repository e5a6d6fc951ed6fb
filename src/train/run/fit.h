#pragma once
#include <functional>
#include <string>

#include "protocol/events.h"
#include "protocol/run_settings.h"

namespace fieldloop {

// Called on the training thread; empty ones are left out.
struct FitHooks {
  std::function<void(const std::string&)> on_stage;  // what is done before the first batch, for people
  std::function<void(const RunStart&)> on_start;
  std::function<void(const BatchProgress&)> on_batch;
  std::function<void(const EpochFigures&)> on_epoch;
  std::function<void(const std::string&)> on_warning;
  std::function<bool()> stop_requested;  // asked after every batch
};

struct FitResult {
  bool stopped = false;  // stop_requested said so
  EpochFigures best;     // epoch 0: it was stopped before the first validation
};

// Trains as the settings say. In settings.output: last.pt and results.csv after every epoch, best.pt whenever
// the averaged weights are better than before, best.onnx at the end. Reproducible from the seed on one kind
// of machine. Throws Error, at once when settings or data make no sense.
FitResult fit(const RunSettings& settings, const FitHooks& hooks);

}  // namespace fieldloop
