#include "train/events.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds kBatchInterval{250};

}  // namespace

void EventWriter::write(const json& event) {
  std::cout << event.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  is_read_ = is_read_ && std::cout.good();
}

void EventWriter::start(const FitStart& info) {
  write({{"event", "start"},
         {"images", info.images},
         {"val_images", info.val_images},
         {"epochs", info.epochs},
         {"first_epoch", info.first_epoch},
         {"precision", name_of(info.precision)},
         {"threads", info.threads}});
}

void EventWriter::batch(const BatchProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_batch_ < kBatchInterval) return;
  last_batch_ = now;
  write({{"event", "batch"},
         {"epoch", progress.epoch},
         {"done", progress.done},
         {"total", progress.total},
         {"images_per_second", progress.images_per_second},
         {"eta_seconds", progress.eta_seconds}});
}

void EventWriter::epoch(const EpochRecord& record) {
  json event = record;
  event["event"] = "epoch";
  write(event);
}

void EventWriter::warning(const std::string& message) {
  std::cerr << message << "\n";
  write({{"event", "warning"}, {"message", message}});
}

void EventWriter::done(const EpochRecord& best) {
  write({{"event", "done"}, {"best_epoch", best.epoch}, {"map50", best.map50}, {"map50_95", best.map50_95}});
}

void EventWriter::error(ErrorCode code, const std::string& message) {
  std::cerr << message << "\n";
  write({{"event", "error"}, {"code", name_of(code)}, {"message", message}});
}

}  // namespace fieldloop
