#include "protocol/event_writer.h"

#include <iostream>

namespace fieldloop {
namespace {

constexpr std::chrono::milliseconds kBatchInterval{250};

}  // namespace

void EventWriter::write(const TrainerEvent& event) {
  std::cout << line_of(event) << std::endl;
  is_read_ = is_read_ && std::cout.good();
}

void EventWriter::batch(const BatchProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_batch_ < kBatchInterval) return;
  last_batch_ = now;
  write(progress);
}

void EventWriter::warning(const std::string& message) {
  std::cerr << message << "\n";
  write(RunWarning{message});
}

void EventWriter::error(ErrorCode code, const std::string& message) {
  std::cerr << message << "\n";
  write(RunFailure{code, message});
}

}  // namespace fieldloop
