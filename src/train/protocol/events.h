#pragma once
#include <chrono>
#include <nlohmann/json_fwd.hpp>

#include "core/error.h"
#include "train/check/check.h"
#include "train/run/fit.h"

namespace fieldloop {

// Writes the trainer's protocol (docs/architecture.md): one JSON object a line on standard output.
class EventWriter {
 public:
  void start(const FitStart& info);
  void batch(const BatchProgress& progress);  // at most four a second are written
  void epoch(const EpochRecord& record);
  void warning(const std::string& message);
  void stage(const std::string& name);  // before the first batch, or of a check
  void check(const RunCheck& result);
  void done(const EpochRecord& best);
  void error(ErrorCode code, const std::string& message);

  // False once nobody reads any more.
  bool is_read() const { return is_read_; }

 private:
  void write(const nlohmann::json& event);

  std::chrono::steady_clock::time_point last_batch_{};
  bool is_read_ = true;
};

}  // namespace fieldloop
