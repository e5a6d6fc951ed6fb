#pragma once
#include <filesystem>
#include <vector>

#include "model/model_file.h"
#include "train/data/batches.h"
#include "train/protocol/history.h"
#include "train/run/precision.h"

namespace fieldloop {

// Where a run is; with the weights it is all that is needed to go on as if it had never stopped.
struct RunState {
  Position next;             // the batch to be trained on next
  double learning_rate = 0;  // at the peak of the schedule
  std::int64_t steps = 0;
  LossSums sums;  // of the batches of the present epoch
  std::vector<EpochRecord> history;
  Precision precision = Precision::kFloat32;
  int threads = 1;  // sums are rounded differently with another number
};

// last.pt: the state, the weights in training, their average and the optimizer. Atomically. Throws
// Error(kIo).
void save_checkpoint(const std::filesystem::path& file, const RunState& state, const Model& training,
                     const Network& average, const torch::optim::Optimizer& optimizer);

struct Checkpoint {
  RunState state;
  Model training;
  Network average{nullptr};
  torch::serialize::InputArchive optimizer;  // for torch::optim::Optimizer::load
};

// Throws Error(kCorruptData) when the file is damaged.
Checkpoint load_checkpoint(const std::filesystem::path& file);

}  // namespace fieldloop
