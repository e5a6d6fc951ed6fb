#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/error.h"
#include "protocol/epoch_figures.h"
#include "protocol/precision.h"
#include "protocol/run_check.h"

namespace fieldloop {

// What the trainer says on its standard output while it works, one JSON object a line
// (docs/architecture.md, "The trainer's protocol").
struct RunStage {
  std::string name;  // what is done before the first batch, or of a check; for people
  bool operator==(const RunStage&) const = default;
};
struct RunStart {
  std::size_t images = 0, val_images = 0;
  int epochs = 0;
  int first_epoch = 1;  // more than 1 when a run goes on
  Precision precision = Precision::kFloat32;
  int threads = 0;
  bool operator==(const RunStart&) const = default;
};
struct BatchProgress {
  int epoch = 0;            // from 1
  int done = 0, total = 0;  // batches of the epoch
  double images_per_second = 0;
  double eta_seconds = 0;  // of the whole run
  bool operator==(const BatchProgress&) const = default;
};
struct RunWarning {
  std::string message;
  bool operator==(const RunWarning&) const = default;
};
struct RunDone {
  int best_epoch = 0;
  std::optional<double> map50, map50_95;  // of that epoch
  bool operator==(const RunDone&) const = default;
};
struct RunFailure {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  bool operator==(const RunFailure&) const = default;
};
using TrainerEvent =
    std::variant<RunStage, RunStart, BatchProgress, EpochFigures, RunWarning, RunCheck, RunDone, RunFailure>;

// Without its line break. Bytes of names that are no UTF-8 are replaced.
std::string line_of(const TrainerEvent& event);

// Empty for anything that is no event of the protocol, so that a library's chatter on that stream harms
// nothing.
std::optional<TrainerEvent> trainer_event_in(std::string_view line);

// The API's Epoch, and what an event holds of one: its JSON text.
std::string text_of(const EpochFigures& epoch);

}  // namespace fieldloop
