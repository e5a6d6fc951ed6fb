#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "protocol/epoch_figures.h"
#include "protocol/precision.h"

namespace fieldloop {

// A batch of a run: both from 0.
struct Position {
  int epoch = 0;
  int batch = 0;
  bool operator==(const Position&) const = default;
};

// Sums over an epoch's batches.
struct LossSums {
  double classification = 0, box = 0, distribution = 0, total = 0;
  int batches = 0;
  bool operator==(const LossSums&) const = default;
};

// Where a run is; with the weights it is all that is needed to go on as if it had never stopped.
struct RunState {
  Position next;             // the batch to be trained on next
  double learning_rate = 0;  // at the peak of the schedule
  std::int64_t steps = 0;
  LossSums sums;  // of the batches of the present epoch
  std::vector<EpochFigures> history;
  Precision precision = Precision::kFloat32;
  int threads = 1;  // sums are rounded differently with another number
  bool operator==(const RunState&) const = default;
};

// As text, for a run's checkpoint, and back. Throws Error(kCorruptData).
std::string text_of(const RunState& state);
RunState run_state_from(const std::string& text);

}  // namespace fieldloop
