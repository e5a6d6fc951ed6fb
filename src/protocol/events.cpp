#include "protocol/events.h"

#include <nlohmann/json.hpp>

#include "json/parse.h"
#include "protocol/check_json.h"
#include "protocol/epoch_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json or_null(const std::optional<double>& value) { return value ? json(*value) : json(nullptr); }

json event_json(const RunStage& stage) { return {{"event", "stage"}, {"stage", stage.name}}; }

json event_json(const RunStart& start) {
  return {
      {"event", "start"},        {"images", start.images},           {"val_images", start.val_images},
      {"epochs", start.epochs},  {"first_epoch", start.first_epoch}, {"precision", name_of(start.precision)},
      {"threads", start.threads}};
}

json event_json(const BatchProgress& batch) {
  return {{"event", "batch"},
          {"epoch", batch.epoch},
          {"done", batch.done},
          {"total", batch.total},
          {"images_per_second", batch.images_per_second},
          {"eta_seconds", batch.eta_seconds}};
}

json event_json(const EpochFigures& epoch) {
  auto object = json_of(epoch);
  object["event"] = "epoch";
  return object;
}

json event_json(const RunWarning& warning) { return {{"event", "warning"}, {"message", warning.message}}; }

json event_json(const RunCheck& check) {
  auto object = json_of(check);
  object["event"] = "check";
  return object;
}

json event_json(const RunDone& done) {
  return {{"event", "done"},
          {"best_epoch", done.best_epoch},
          {"map50", or_null(done.map50)},
          {"map50_95", or_null(done.map50_95)}};
}

json event_json(const RunFailure& failure) {
  return {{"event", "error"}, {"code", name_of(failure.code)}, {"message", failure.message}};
}

// A line of the protocol, whose figures may be absent.
class Line {
 public:
  explicit Line(const json& object) : object_(object) {}

  std::optional<double> figure(const char* name) const {
    const auto found = object_.find(name);
    if (found == object_.end() || !found->is_number()) return {};
    return found->get<double>();
  }
  double real(const char* name) const { return figure(name).value_or(0); }
  int whole(const char* name) const { return static_cast<int>(real(name)); }
  std::size_t count(const char* name) const { return static_cast<std::size_t>(real(name)); }

 private:
  const json& object_;
};

RunStart start_in(const json& object) {
  const Line line(object);
  return {line.count("images"),
          line.count("val_images"),
          line.whole("epochs"),
          line.whole("first_epoch"),
          precision_named(object.value("precision", "")).value_or(Precision::kFloat32),
          line.whole("threads")};
}

BatchProgress batch_in(const json& object) {
  const Line line(object);
  return {line.whole("epoch"), line.whole("done"), line.whole("total"), line.real("images_per_second"),
          line.real("eta_seconds")};
}

RunFailure failure_in(const json& object) {
  return {error_code_named(object.value("code", "")).value_or(ErrorCode::kInternal),
          object.value("message", "")};
}

std::optional<TrainerEvent> event_in(const json& object) {
  const auto kind = object.value("event", "");
  if (kind == "stage") return RunStage{object.at("stage").get<std::string>()};
  if (kind == "start") return start_in(object);
  if (kind == "batch") return batch_in(object);
  if (kind == "epoch") return epoch_in(object);
  if (kind == "warning") return RunWarning{object.value("message", "")};
  if (kind == "check") return run_check_in(object);
  if (kind == "done")
    return RunDone{Line(object).whole("best_epoch"), Line(object).figure("map50"),
                   Line(object).figure("map50_95")};
  if (kind == "error") return failure_in(object);
  return {};
}

}  // namespace

std::string line_of(const TrainerEvent& event) {
  return std::visit([](const auto& each) { return event_json(each); }, event)
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<TrainerEvent> trainer_event_in(std::string_view line) {
  try {
    const auto object = parse_json(line, "The line");
    if (!object.is_object()) return {};
    return event_in(object);
  } catch (const Error&) {
  } catch (const json::exception&) {
  }
  return {};
}

std::string text_of(const EpochFigures& epoch) { return json_of(epoch).dump(); }

}  // namespace fieldloop
