#include "train/protocol/events.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds kBatchInterval{250};

json to_json(const std::vector<RunFinding>& findings) {
  auto list = json::array();
  for (const auto& finding : findings) {
    auto photos = json::array();
    for (const auto& photo : finding.photos) photos.push_back(photo.string());
    list.push_back(
        {{"code", finding.code}, {"message", finding.message}, {"field", finding.field}, {"photos", photos}});
  }
  return list;
}

json to_json(const SplitCounts& counts, const std::vector<std::string>& classes) {
  auto boxes = json::array();
  for (std::size_t i = 0; i < classes.size(); ++i)
    boxes.push_back({{"class_name", classes[i]}, {"count", counts.boxes_of_class[i]}});
  return {{"photos", counts.photos},
          {"empty_photos", counts.empty_photos},
          {"boxes", counts.boxes},
          {"classes", boxes}};
}

json to_json(const RunEstimate& estimate) {
  return {{"seconds", estimate.seconds},
          {"epoch_seconds", estimate.seconds_an_epoch},
          {"photos", estimate.photos},
          {"memory_bytes", estimate.memory_bytes},
          {"disk_bytes", estimate.disk_bytes},
          {"threads", estimate.threads},
          {"precision", name_of(estimate.precision)}};
}

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

void EventWriter::stage(const std::string& name) { write({{"event", "stage"}, {"stage", name}}); }

void EventWriter::check(const RunCheck& result) {
  write({{"event", "check"},
         {"refusals", to_json(result.refusals)},
         {"warnings", to_json(result.warnings)},
         {"train", to_json(result.train, result.classes)},
         {"val", to_json(result.val, result.classes)},
         {"free_memory_bytes", result.room.memory},
         {"free_disk_bytes", result.room.disk},
         {"estimate", result.estimate ? to_json(*result.estimate) : json(nullptr)}});
}

void EventWriter::done(const EpochRecord& best) {
  write({{"event", "done"}, {"best_epoch", best.epoch}, {"map50", best.map50}, {"map50_95", best.map50_95}});
}

void EventWriter::error(ErrorCode code, const std::string& message) {
  std::cerr << message << "\n";
  write({{"event", "error"}, {"code", name_of(code)}, {"message", message}});
}

}  // namespace fieldloop
