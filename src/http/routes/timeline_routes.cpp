#include "app/app.h"
#include "core/error.h"
#include "http/routes/review_query.h"
#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "json/api/review_json.h"

namespace fieldloop {
namespace {

constexpr int kUsualPage = 200;
constexpr int kLargestPage = 500;

PhotoId asked_photo(const Request& request) {
  const auto id = request.integer("photo_id", 1, std::numeric_limits<std::int64_t>::max());
  if (!id) throw Error(ErrorCode::kInvalidInput, "photo_id is needed: the photo to start from", "photo_id");
  return {*id};
}

Reply section(const App& app, const Request& request) {
  const auto limit = static_cast<int>(request.integer("limit", 1, kLargestPage).value_or(kUsualPage));
  return json_reply(array_json(
      app.review.section(timeline_query(request), request.slot("section"), request.offset(), limit)));
}

}  // namespace

void register_timeline_routes(Router& router, App& app) {
  router.get("/api/timeline", [&app](const Request& request) {
    const auto head = static_cast<int>(request.integer("head", 0, kLargestPage).value_or(0));
    return json_reply(to_json(app.review.timeline(timeline_query(request), head)));
  });
  router.get("/api/timeline/sections/{section}",
             [&app](const Request& request) { return section(app, request); });
  router.get("/api/timeline/place", [&app](const Request& request) {
    return json_reply(to_json(app.review.place(timeline_query(request), asked_photo(request))));
  });
  router.get("/api/timeline/next", [&app](const Request& request) {
    return json_reply(to_json(app.review.next_unreviewed(timeline_query(request), asked_photo(request))));
  });
  router.get("/api/timeline/confidences", [&app](const Request& request) {
    return json_reply({{"bins", app.review.confidences(timeline_query(request).filter)}});
  });
  router.get("/api/photos/{photo_id}/event", [&app](const Request& request) {
    const auto gap = gap_minutes(request.number("gap_minutes", kLeastGap, kLongestGap));
    return json_reply(array_json(app.review.event({request.id("photo_id")}, gap)));
  });
}

}  // namespace fieldloop
