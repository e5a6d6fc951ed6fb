#pragma once
#include <chrono>

#include "protocol/events.h"

namespace fieldloop {

// Writes the trainer's events on standard output, one JSON object a line; warnings and failures go to
// standard error too, which the run's log keeps.
class EventWriter {
 public:
  void start(const RunStart& info) { write(info); }
  void batch(const BatchProgress& progress);  // at most four a second are written
  void epoch(const EpochFigures& figures) { write(figures); }
  void warning(const std::string& message);
  void stage(const std::string& name) { write(RunStage{name}); }
  void check(const RunCheck& result) { write(result); }
  void done(const EpochFigures& best) { write(RunDone{best.epoch, best.map50, best.map50_95}); }
  void error(ErrorCode code, const std::string& message);

  // False once nobody reads any more.
  bool is_read() const { return is_read_; }

 private:
  void write(const TrainerEvent& event);

  std::chrono::steady_clock::time_point last_batch_{};
  bool is_read_ = true;
};

}  // namespace fieldloop
