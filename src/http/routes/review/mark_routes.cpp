#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "json/api/review_json.h"
#include "photos/photos.h"
#include "review/review.h"

namespace fieldloop {
namespace {

Reply mark(Photos& photos, Review& review, const Request& request) {
  const auto body = request.json_object();
  const auto reason = mark_reason_from(text_member(body, "reason", 40).value_or("missed"));
  const auto note = text_member(body, "note", kLongestNote).value_or("");
  const PhotoId photo{request.id("photo_id")};
  review.mark(photo, reason, note);
  return json_reply(to_json(photos.get(photo)));
}

Reply list_marked(const Photos& photos, const Request& request) {
  PhotoFilter filter;
  filter.marked = true;
  filter.order = PhotoOrder::kNewestMark;
  if (const auto waiting = request.boolean("waiting")) filter.joined = !*waiting;
  filter.limit = request.limit();
  filter.offset = request.offset();
  const auto page = photos.page(filter);
  Reply reply = json_reply(array_json(page.photos));
  reply.headers["X-Total-Count"] = std::to_string(page.total);
  return reply;
}

}  // namespace

void register_mark_routes(Router& router, Photos& photos, Review& review) {
  router.post("/photos/{photo_id}/mark-for-retraining",
              [&photos, &review](const Request& request) { return mark(photos, review, request); });
  router.del("/photos/{photo_id}/mark-for-retraining", [&photos, &review](const Request& request) {
    const PhotoId photo{request.id("photo_id")};
    review.unmark(photo);
    return json_reply(to_json(photos.get(photo)));
  });
  router.get("/photos/marked/list",
             [&photos](const Request& request) { return list_marked(photos, request); });
  router.get("/photos/marked/count", [&photos](const Request&) {
    return json_reply({{"count", photos.count_marked()}});
  });
}

}  // namespace fieldloop
