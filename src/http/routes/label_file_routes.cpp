#include "app/app.h"
#include "http/routes/annotation_body.h"
#include "http/routes/routes.h"
#include "json/api/annotation_json.h"

namespace fieldloop {
namespace {

Reply scanned(App& app) { return json_reply(to_json(app.label_folder.sweep())); }

Reply resolved(App& app, const Request& request) {
  const auto body = request.json_object();
  const bool keep = !body.contains("boxes") || body["boxes"].is_null();
  const auto boxes = keep ? std::nullopt : std::optional(boxes_from(body));
  app.label_folder.resolve({request.id("photo_id")}, boxes, revision_from(body));
  return no_content();
}

}  // namespace

void register_label_file_routes(Router& router, App& app) {
  router.get("/api/label-files",
             [&app](const Request&) { return json_reply(to_json(app.label_folder.report())); });
  router.post("/api/label-files/scan", [&app](const Request&) { return scanned(app); });
  router.post("/api/label-files/conflicts/{photo_id}/resolve",
              [&app](const Request& request) { return resolved(app, request); });
}

}  // namespace fieldloop
