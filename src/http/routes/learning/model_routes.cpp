#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/job_json.h"
#include "json/api/model_json.h"
#include "models/models.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestNote = 2000;

Reply all_models(Models& models) {
  auto list = json::array();
  for (const auto& model : models.list()) list.push_back(to_json(models.described(model)));
  return json_reply(list);
}

Reply model_reply(Models& models, const ModelRow& model) {
  return json_reply(to_json(models.described(model)));
}

Reply deployed(Models& models, const Request& request) {
  const auto body = request.json_object();
  const auto outcome = models.deploy(request.slot("model"), boolean_member(body, "force").value_or(false),
                                     text_member(body, "note", kLongestNote).value_or(""));
  if (outcome.deployed) return model_reply(models, outcome.model);
  auto members = json::object();
  if (outcome.comparison) members["comparison"] = to_json(*outcome.comparison);
  return problem(
      409, "conflict",
      outcome.model.name + " was not deployed. " + outcome.reason + " Deploy with force to do it anyway.",
      members);
}

Reply compared(Models& models, const Request& request) {
  ComparisonNames names{request.text("a").value_or(""), request.text("b").value_or(""),
                        request.text("dataset").value_or(""), request.text("split").value_or("val")};
  const auto answer = models.compare_later(names);
  if (const auto* job = std::get_if<Job>(&answer)) return json_reply(to_json(*job), 202);
  return json_reply(to_json(std::get<Comparison>(answer)));
}

}  // namespace

void register_model_routes(Router& router, Models& models) {
  router.get("/api/models", [&models](const Request&) { return all_models(models); });
  router.get("/api/models/compare", [&models](const Request& request) { return compared(models, request); });
  router.post("/api/models/rollback",
              [&models](const Request&) { return model_reply(models, models.roll_back()); });
  router.get("/api/models/{model}", [&models](const Request& request) {
    return model_reply(models, models.get(request.slot("model")));
  });
  router.post("/api/models/{model}/deploy",
              [&models](const Request& request) { return deployed(models, request); });
}

}  // namespace fieldloop
