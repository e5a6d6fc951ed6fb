#include "app/app.h"
#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/job_json.h"
#include "serve/demo_yard.h"
#include "serve/job_handlers.h"

namespace fieldloop {
namespace {

using nlohmann::json;

Reply all_jobs(App& app, const Request& request) {
  std::optional<JobState> state;
  if (const auto name = request.text("state"); name && !name->empty()) {
    state = job_state_named(*name);
    if (!state)
      throw Error(ErrorCode::kInvalidInput,
                  "state must be queued, running, done, failed, cancelled or interrupted.", "state");
  }
  auto list = json::array();
  for (const auto& job : app.jobs.list(state, request.limit())) list.push_back(to_json(job));
  return json_reply(list);
}

JobId job_id(const Request& request) { return {request.id("job_id")}; }

Reply started(App& app, const Request& request) {
  const auto body = request.json_object();
  constexpr std::size_t kLongestKind = 40;
  const auto params = body.contains("params") && body["params"].is_object() ? body["params"] : json::object();
  const auto kind = text_member(body, "kind", kLongestKind).value_or("");
  return json_reply(to_json(start_job(app, kind, params.dump())), 202);
}

}  // namespace

void register_job_routes(Router& router, App& app) {
  router.get("/api/jobs", [&app](const Request& request) { return all_jobs(app, request); });
  router.post("/api/jobs", [&app](const Request& request) { return started(app, request); });
  router.get("/api/jobs/{job_id}",
             [&app](const Request& request) { return json_reply(to_json(app.jobs.get(job_id(request)))); });
  router.post("/api/jobs/{job_id}/cancel", [&app](const Request& request) {
    return json_reply(to_json(app.jobs.cancel(job_id(request))), 202);
  });
  router.post("/api/jobs/{job_id}/resume", [&app](const Request& request) {
    return json_reply(to_json(resume_job(app, job_id(request))), 202);
  });
  router.post("/api/demo", [&app](const Request&) { return json_reply(to_json(start_demo_yard(app)), 202); });
}

}  // namespace fieldloop
