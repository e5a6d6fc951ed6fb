#include "core/error.h"
#include "http/routes/review/review_query.h"
#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "json/api/review_json.h"
#include "review/review.h"

namespace fieldloop {
namespace {

constexpr int kUsualPage = 200;
constexpr int kLargestPage = 500;

PhotoId asked_photo(const Request& request) {
  const auto id = request.integer("photo_id", 1, std::numeric_limits<std::int64_t>::max());
  if (!id) throw Error(ErrorCode::kInvalidInput, "photo_id is needed: the photo to start from", "photo_id");
  return {*id};
}

Reply section(const Review& review, const Request& request) {
  const auto limit = static_cast<int>(request.integer("limit", 1, kLargestPage).value_or(kUsualPage));
  return json_reply(
      array_json(review.section(timeline_query(request), request.slot("section"), request.offset(), limit)));
}

}  // namespace

void register_timeline_routes(Router& router, Review& review) {
  router.get("/api/timeline", [&review](const Request& request) {
    const auto head = static_cast<int>(request.integer("head", 0, kLargestPage).value_or(0));
    return json_reply(to_json(review.timeline(timeline_query(request), head)));
  });
  router.get("/api/timeline/sections/{section}",
             [&review](const Request& request) { return section(review, request); });
  router.get("/api/timeline/place", [&review](const Request& request) {
    return json_reply(to_json(review.place(timeline_query(request), asked_photo(request))));
  });
  router.get("/api/timeline/next", [&review](const Request& request) {
    return json_reply(to_json(review.next_unreviewed(timeline_query(request), asked_photo(request))));
  });
  router.get("/api/timeline/confidences", [&review](const Request& request) {
    return json_reply({{"bins", review.confidences(timeline_query(request).filter)}});
  });
  router.get("/api/photos/{photo_id}/event", [&review](const Request& request) {
    const auto gap = gap_minutes(request.number("gap_minutes", kLeastGap, kLongestGap));
    return json_reply(array_json(review.event({request.id("photo_id")}, gap)));
  });
}

}  // namespace fieldloop
