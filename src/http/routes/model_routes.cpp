#include "app/app.h"
#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/job_json.h"
#include "json/api/model_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestNote = 2000;

Reply all_models(App& app) {
  auto list = json::array();
  for (const auto& model : app.models.list()) list.push_back(to_json(app.models.described(model)));
  return json_reply(list);
}

Reply model_reply(App& app, const ModelRow& model) {
  return json_reply(to_json(app.models.described(model)));
}

Reply deployed(App& app, const Request& request) {
  const auto body = request.json_object();
  const auto outcome = app.models.deploy(request.slot("model"), boolean_member(body, "force").value_or(false),
                                         text_member(body, "note", kLongestNote).value_or(""));
  if (outcome.deployed) return model_reply(app, outcome.model);
  auto members = json::object();
  if (outcome.comparison) members["comparison"] = to_json(*outcome.comparison);
  return problem(
      409, "conflict",
      outcome.model.name + " was not deployed. " + outcome.reason + " Deploy with force to do it anyway.",
      members);
}

Reply compared(App& app, const Request& request) {
  ComparisonNames names{request.text("a").value_or(""), request.text("b").value_or(""),
                        request.text("dataset").value_or(""), request.text("split").value_or("val")};
  const auto answer = app.models.compare_later(names);
  if (const auto* job = std::get_if<Job>(&answer)) return json_reply(to_json(*job), 202);
  return json_reply(to_json(std::get<Comparison>(answer)));
}

}  // namespace

void register_model_routes(Router& router, App& app) {
  router.get("/api/models", [&app](const Request&) { return all_models(app); });
  router.get("/api/models/compare", [&app](const Request& request) { return compared(app, request); });
  router.post("/api/models/rollback",
              [&app](const Request&) { return model_reply(app, app.models.roll_back()); });
  router.get("/api/models/{model}", [&app](const Request& request) {
    return model_reply(app, app.models.get(request.slot("model")));
  });
  router.post("/api/models/{model}/deploy",
              [&app](const Request& request) { return deployed(app, request); });
}

}  // namespace fieldloop
