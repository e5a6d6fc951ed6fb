#include "core/detection.h"
#include "core/error.h"
#include "http/annotation_body.h"
#include "http/routes.h"
#include "workflow/annotate.h"
#include "workflow/app.h"
#include "workflow/class_list.h"
#include "workflow/datasets.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestName = 60;

Reply saved(App& app, const Request& request) {
  const auto body = request.json_object();
  return json_reply(
      to_json(put_annotation(app, {request.id("photo_id")}, boxes_from(body), revision_from(body))));
}

Reply present(App& app, const Request& request) {
  const auto annotation = get_annotation(app, {request.id("photo_id")});
  if (!annotation) throw Error(ErrorCode::kNotFound, "Nobody has annotated this photo yet.");
  return json_reply(to_json(*annotation));
}

Reply deleted(App& app, const Request& request) {
  remove_annotation(app, {request.id("photo_id")});
  Reply reply;
  reply.status = 204;
  return reply;
}

Reply proposed(App& app, const Request& request) {
  const auto least = static_cast<float>(request.number("min_confidence", 0, 1).value_or(kViewThreshold));
  return json_reply(
      to_json(propose_boxes(app, {request.id("photo_id")}, request.text("model").value_or(""), least)));
}

Reply classes(App& app) {
  auto list = json::array();
  for (const auto& name : offered_classes(app)) list.push_back({{"id", list.size()}, {"name", name}});
  return json_reply(list);
}

Reply added_class(App& app, const Request& request) {
  const auto name = checked_class_name(text_member(request.json_object(), "name", kLongestName).value_or(""));
  ensure_classes(app, {name});
  const auto all = label_classes(app);
  const auto found = std::find(all.begin(), all.end(), name);
  return json_reply({{"id", found - all.begin()}, {"name", name}}, 201);
}

}  // namespace

void register_annotation_routes(Router& router, App& app) {
  router.get("/api/photos/{photo_id}/annotation",
             [&app](const Request& request) { return present(app, request); });
  router.put("/api/photos/{photo_id}/annotation",
             [&app](const Request& request) { return saved(app, request); });
  router.del("/api/photos/{photo_id}/annotation",
             [&app](const Request& request) { return deleted(app, request); });
  router.get("/api/photos/{photo_id}/proposals",
             [&app](const Request& request) { return proposed(app, request); });
  router.get("/api/classes", [&app](const Request&) { return classes(app); });
  router.post("/api/classes", [&app](const Request& request) { return added_class(app, request); });
}

}  // namespace fieldloop
