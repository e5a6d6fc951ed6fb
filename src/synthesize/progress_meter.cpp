#include "synthesize/progress_meter.h"

#include "core/error.h"

namespace fieldloop {

void throw_if_cancelled(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error(ErrorCode::kCancelled, "The generation of photos was cancelled.");
}

ProgressMeter::ProgressMeter(std::string stage, std::int64_t total, const ProgressFn& report)
    : report_(report), start_(std::chrono::steady_clock::now()) {
  progress_.stage = std::move(stage);
  progress_.total = total;
  if (report_) report_(progress_);
}

void ProgressMeter::step() {
  progress_.done += 1;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
  if (spent.count() > 0) {
    progress_.rate = static_cast<double>(progress_.done) / spent.count();
    progress_.eta_seconds = static_cast<double>(progress_.total - progress_.done) / *progress_.rate;
  }
  if (report_) report_(progress_);
}

}  // namespace fieldloop
