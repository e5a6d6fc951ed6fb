#include "annotate/annotations.h"
#include "core/detection.h"
#include "core/error.h"
#include "http/routes/learning/annotation_body.h"
#include "http/routes/routes.h"
#include "json/api/annotation_json.h"

namespace fieldloop {
namespace {

Reply saved(Annotations& annotations, const Request& request) {
  const auto body = request.json_object();
  const PhotoId photo{request.id("photo_id")};
  return json_reply(to_json(annotations.put(photo, boxes_from(body), revision_from(body))));
}

Reply present(Annotations& annotations, const Request& request) {
  const auto annotation = annotations.get({request.id("photo_id")});
  if (!annotation) throw Error(ErrorCode::kNotFound, "Nobody has annotated this photo yet.");
  return json_reply(to_json(*annotation));
}

Reply deleted(Annotations& annotations, const Request& request) {
  annotations.remove({request.id("photo_id")});
  Reply reply;
  reply.status = 204;
  return reply;
}

Reply proposed(Annotations& annotations, const Request& request) {
  const auto least = static_cast<float>(request.number("min_confidence", 0, 1).value_or(kViewThreshold));
  return json_reply(
      to_json(annotations.propose({request.id("photo_id")}, request.text("model").value_or(""), least)));
}

}  // namespace

void register_annotation_routes(Router& router, Annotations& annotations) {
  router.get("/api/photos/{photo_id}/annotation",
             [&annotations](const Request& request) { return present(annotations, request); });
  router.put("/api/photos/{photo_id}/annotation",
             [&annotations](const Request& request) { return saved(annotations, request); });
  router.del("/api/photos/{photo_id}/annotation",
             [&annotations](const Request& request) { return deleted(annotations, request); });
  router.get("/api/photos/{photo_id}/proposals",
             [&annotations](const Request& request) { return proposed(annotations, request); });
}

}  // namespace fieldloop
