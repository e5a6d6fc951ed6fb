#include "annotate/label_folder.h"
#include "http/routes/learning/annotation_body.h"
#include "http/routes/routes.h"
#include "json/api/annotation_json.h"

namespace fieldloop {
namespace {

Reply scanned(LabelFolder& label_folder) { return json_reply(to_json(label_folder.sweep())); }

Reply resolved(LabelFolder& label_folder, const Request& request) {
  const auto body = request.json_object();
  const bool keep = !body.contains("boxes") || body["boxes"].is_null();
  const auto boxes = keep ? std::nullopt : std::optional(boxes_from(body));
  label_folder.resolve({request.id("photo_id")}, boxes, revision_from(body));
  return no_content();
}

}  // namespace

void register_label_file_routes(Router& router, LabelFolder& label_folder) {
  router.get("/api/label-files",
             [&label_folder](const Request&) { return json_reply(to_json(label_folder.report())); });
  router.post("/api/label-files/scan", [&label_folder](const Request&) { return scanned(label_folder); });
  router.post("/api/label-files/conflicts/{photo_id}/resolve",
              [&label_folder](const Request& request) { return resolved(label_folder, request); });
}

}  // namespace fieldloop
