#include "app/app.h"
#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/training_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

Reply all_runs(App& app) {
  auto list = json::array();
  for (const auto& run : app.training.list()) list.push_back(to_json(run));
  return json_reply(list);
}

Reply log(App& app) {
  auto list = json::array();
  for (const auto& line : app.training.log()) list.insert(list.begin(), to_json(line));
  return json_reply(list);
}

Reply end_checks(App& app, const Request& request) {
  const auto asker = request.text("asker").value_or("");
  if (asker.empty()) throw Error(ErrorCode::kInvalidInput, "asker must name the window that asked.", "asker");
  app.training.end_check(asker);
  return no_content();
}

TrainingRequest wanted(const Request& request) {
  return request_of(training_wish_from(request.json_object()));
}

RunId run_id(const Request& request) { return {request.id("run_id")}; }

Reply report_picture(App& app, const Request& request) {
  Reply reply;
  reply.file = app.training.report_picture(run_id(request), request.slot("name"));
  reply.content_type = reply.file->extension() == ".svg" ? "image/svg+xml" : "image/jpeg";
  // A run that is resumed writes its report again.
  reply.headers["Cache-Control"] = "no-cache";
  return reply;
}

}  // namespace

void register_training_routes(Router& router, App& app) {
  router.get("/api/training/presets", [](const Request&) { return json_reply(training_presets_json()); });
  router.post("/api/training/check", [&app](const Request& request) {
    const auto asker = request.text("asker").value_or("");
    return json_reply(to_json(app.training.check(wanted(request), asker)));
  });
  router.del("/api/training/check", [&app](const Request& request) { return end_checks(app, request); });
  router.get("/api/training/runs", [&app](const Request&) { return all_runs(app); });
  router.post("/api/training/runs", [&app](const Request& request) {
    return json_reply(to_json(app.training.start(wanted(request))), 202);
  });
  router.get("/api/training/runs/{run_id}", [&app](const Request& request) {
    return json_reply(to_json(app.training.get(run_id(request))));
  });
  router.post("/api/training/runs/{run_id}/cancel", [&app](const Request& request) {
    return json_reply(to_json(app.training.cancel(run_id(request))), 202);
  });
  router.post("/api/training/runs/{run_id}/resume", [&app](const Request& request) {
    return json_reply(to_json(app.training.resume(run_id(request))), 202);
  });
  router.get("/api/training/runs/{run_id}/report", [&app](const Request& request) {
    return json_reply(to_json(app.training.report(run_id(request)), run_id(request)));
  });
  router.get("/api/training/runs/{run_id}/report/{name}",
             [&app](const Request& request) { return report_picture(app, request); });
  router.get("/api/training/log", [&app](const Request&) { return log(app); });
}

}  // namespace fieldloop
