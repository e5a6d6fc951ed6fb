#pragma once
#include <filesystem>

#include "model/model_file.h"
#include "protocol/run_state.h"

namespace fieldloop {

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
