#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/training_json.h"
#include "training/training.h"

namespace fieldloop {
namespace {

using nlohmann::json;

Reply all_runs(Training& training) {
  auto list = json::array();
  for (const auto& run : training.list()) list.push_back(to_json(run));
  return json_reply(list);
}

Reply log(Training& training) {
  auto list = json::array();
  for (const auto& line : training.log()) list.insert(list.begin(), to_json(line));
  return json_reply(list);
}

Reply end_checks(Training& training, const Request& request) {
  const auto asker = request.text("asker").value_or("");
  if (asker.empty()) throw Error(ErrorCode::kInvalidInput, "asker must name the window that asked.", "asker");
  training.end_check(asker);
  return no_content();
}

TrainingRequest wanted(const Request& request) {
  return request_of(training_wish_from(request.json_object()));
}

RunId run_id(const Request& request) { return {request.id("run_id")}; }

Reply report_picture(Training& training, const Request& request) {
  Reply reply;
  reply.file = training.report_picture(run_id(request), request.slot("name"));
  reply.content_type = reply.file->extension() == ".svg" ? "image/svg+xml" : "image/jpeg";
  // A run that is resumed writes its report again.
  reply.headers["Cache-Control"] = "no-cache";
  return reply;
}

}  // namespace

void register_training_routes(Router& router, Training& training) {
  router.get("/api/training/presets", [](const Request&) { return json_reply(training_presets_json()); });
  router.post("/api/training/check", [&training](const Request& request) {
    const auto asker = request.text("asker").value_or("");
    return json_reply(to_json(training.check(wanted(request), asker)));
  });
  router.del("/api/training/check",
             [&training](const Request& request) { return end_checks(training, request); });
  router.get("/api/training/runs", [&training](const Request&) { return all_runs(training); });
  router.post("/api/training/runs", [&training](const Request& request) {
    return json_reply(to_json(training.start(wanted(request))), 202);
  });
  router.get("/api/training/runs/{run_id}", [&training](const Request& request) {
    return json_reply(to_json(training.get(run_id(request))));
  });
  router.post("/api/training/runs/{run_id}/cancel", [&training](const Request& request) {
    return json_reply(to_json(training.cancel(run_id(request))), 202);
  });
  router.post("/api/training/runs/{run_id}/resume", [&training](const Request& request) {
    return json_reply(to_json(training.resume(run_id(request))), 202);
  });
  router.get("/api/training/runs/{run_id}/report", [&training](const Request& request) {
    return json_reply(to_json(training.report(run_id(request)), run_id(request)));
  });
  router.get("/api/training/runs/{run_id}/report/{name}",
             [&training](const Request& request) { return report_picture(training, request); });
  router.get("/api/training/log", [&training](const Request&) { return log(training); });
}

}  // namespace fieldloop
