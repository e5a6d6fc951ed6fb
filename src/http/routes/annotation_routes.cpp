#include <set>

#include "annotate/annotate.h"
#include "app/app.h"
#include "core/detection.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "http/routes/annotation_body.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestName = 60;

void check_new_names(App& app, PhotoId photo, const std::vector<AnnotationBoxRow>& boxes) {
  std::set<std::string> known;
  const auto before = get_annotation(app, photo);
  if (before)
    for (const auto& box : before->boxes) known.insert(box.class_name);
  for (const auto& box : boxes)
    if (known.insert(box.class_name).second) app.classes.checked_name(box.class_name);
}

Reply saved(App& app, const Request& request) {
  const auto body = request.json_object();
  const PhotoId photo{request.id("photo_id")};
  auto boxes = boxes_from(body);
  check_new_names(app, photo, boxes);
  return json_reply(to_json(put_annotation(app, photo, std::move(boxes), revision_from(body))));
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
