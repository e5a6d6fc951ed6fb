#include "app/app.h"
#include "core/detection.h"
#include "core/error.h"
#include "http/routes/annotation_body.h"
#include "http/routes/routes.h"
#include "json/api/annotation_json.h"

namespace fieldloop {
namespace {

Reply saved(App& app, const Request& request) {
  const auto body = request.json_object();
  const PhotoId photo{request.id("photo_id")};
  return json_reply(to_json(app.annotations.put(photo, boxes_from(body), revision_from(body))));
}

Reply present(App& app, const Request& request) {
  const auto annotation = app.annotations.get({request.id("photo_id")});
  if (!annotation) throw Error(ErrorCode::kNotFound, "Nobody has annotated this photo yet.");
  return json_reply(to_json(*annotation));
}

Reply deleted(App& app, const Request& request) {
  app.annotations.remove({request.id("photo_id")});
  Reply reply;
  reply.status = 204;
  return reply;
}

Reply proposed(App& app, const Request& request) {
  const auto least = static_cast<float>(request.number("min_confidence", 0, 1).value_or(kViewThreshold));
  return json_reply(
      to_json(app.annotations.propose({request.id("photo_id")}, request.text("model").value_or(""), least)));
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
}

}  // namespace fieldloop
