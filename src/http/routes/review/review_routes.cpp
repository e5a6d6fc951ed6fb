#include <limits>

#include "core/error.h"
#include "http/routes/review/review_query.h"
#include "http/routes/routes.h"
#include "json/api/photo_json.h"
#include "json/api/review_json.h"
#include "review/review.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::int64_t kMostTargets = 5000;
constexpr std::size_t kLongestReviewText = 100;
constexpr std::size_t kLongestQuery = 2000;
constexpr auto kLargestId = std::numeric_limits<std::int64_t>::max();

std::string needed_text(const json& object, const std::string& name, std::size_t longest) {
  auto text = text_member(object, name, longest);
  if (!text || text->empty()) throw Error(ErrorCode::kInvalidInput, name + " is needed", name);
  return *std::move(text);
}

std::int64_t needed_id(const json& object, const std::string& name) {
  const auto id = integer_member(object, name, 1, kLargestId);
  if (!id) throw Error(ErrorCode::kInvalidInput, name + " is needed", name);
  return *id;
}

float needed_corner(const json& object, const std::string& name) {
  const auto value = number_member(object, name, 0, 1);
  if (!value) throw Error(ErrorCode::kInvalidInput, name + " is needed, from 0 to 1", name);
  return static_cast<float>(*value);
}

template <class IdType>
std::vector<IdType> ids_from(const json& list, const std::string& name) {
  if (!list.is_array() || list.empty() || list.size() > kMostTargets)
    throw Error(ErrorCode::kInvalidInput, name + " must be a list of 1 to 5000 ids", name);
  std::vector<IdType> ids;
  for (const auto& value : list) ids.push_back({needed_id({{name, value}}, name)});
  return ids;
}

EventTarget event_from(const json& object) {
  return {{needed_id(object, "photo_id")},
          gap_minutes(number_member(object, "gap_minutes", kLeastGap, kLongestGap))};
}

GroupTarget group_from(const json& object) {
  return {needed_text(object, "camera", kLongestReviewText),
          needed_text(object, "class_name", kLongestReviewText),
          needed_text(object, "model_name", kLongestReviewText),
          {needed_corner(object, "x_min"), needed_corner(object, "y_min"), needed_corner(object, "x_max"),
           needed_corner(object, "y_max")}};
}

VerdictTarget target_from(const json& body) {
  const auto found = body.find("target");
  if (found == body.end() || !found->is_object() || found->size() != 1)
    throw Error(ErrorCode::kInvalidInput, "target must have exactly one of photos, event, boxes and group",
                "target");
  const std::string& name = found->begin().key();
  const json& value = found->begin().value();
  if (name == "photos") return ids_from<PhotoId>(value, name);
  if (name == "boxes") return ids_from<DetectionId>(value, name);
  if (name == "event" && value.is_object()) return event_from(value);
  if (name == "group" && value.is_object()) return group_from(value);
  throw Error(ErrorCode::kInvalidInput, "target must have photos, event, boxes or group", "target");
}

VerdictRequest request_from(const json& body) {
  VerdictRequest request;
  request.reviewer = needed_text(body, "reviewer", kLongestReviewText);
  request.action = verdict_action_from(needed_text(body, "verdict", kLongestReviewText));
  request.class_name = text_member(body, "class_name", kLongestReviewText).value_or("");
  const auto reason = text_member(body, "reason", kLongestReviewText);
  if (reason && request.action == VerdictAction::kMark) request.reason = mark_reason_from(*reason);
  request.note = text_member(body, "note", kLongestNote).value_or("");
  if (const auto most = integer_member(body, "mark_at_most", 0, kMostTargets))
    request.mark_at_most = static_cast<int>(*most);
  request.target = target_from(body);
  return request;
}

std::string reviewer_of(const Request& request) {
  return needed_text(request.json_object(), "reviewer", kLongestReviewText);
}

Reply saved_filter(Review& review, const Request& request) {
  const auto query = text_member(request.json_object(), "query", kLongestQuery).value_or("");
  return json_reply(to_json(review.save_filter(request.slot("name"), query)));
}

Reply groups(const Review& review, const Request& request) {
  constexpr std::int64_t kUsualFewest = 3;
  const auto fewest = static_cast<int>(request.integer("min_photos", 2, 1000).value_or(kUsualFewest));
  auto camera = request.text("camera");
  if (camera && camera->empty()) camera.reset();
  return json_reply(array_json(review.false_alarm_groups(camera, fewest)));
}

std::string needed_model(const Request& request, const std::string& name) {
  const auto model = request.text(name);
  if (!model || model->empty())
    throw Error(ErrorCode::kInvalidInput, name + " must name a model version", name);
  return *model;
}

Reply differences(const Review& review, const Request& request) {
  DifferenceQuery query;
  query.filter = timeline_query(request).filter;
  query.a = needed_model(request, "a");
  query.b = needed_model(request, "b");
  query.threshold = request.number("threshold", kStoredConfidence, 1).value_or(query.threshold);
  query.limit = request.limit();
  query.offset = request.offset();
  return json_reply(to_json(review.differences(query)));
}

}  // namespace

void register_review_routes(Router& router, Review& review) {
  router.post("/api/verdicts", [&review](const Request& request) {
    return json_reply(to_json(review.give(request_from(request.json_object()))));
  });
  router.post("/api/verdicts/undo", [&review](const Request& request) {
    return json_reply(to_json(review.undo(reviewer_of(request))));
  });
  router.post("/api/verdicts/redo", [&review](const Request& request) {
    return json_reply(to_json(review.redo(reviewer_of(request))));
  });
  router.get("/api/verdicts/history", [&review](const Request& request) {
    return json_reply(to_json(review.history(request.text("reviewer").value_or(""))));
  });
  router.get("/api/saved-filters",
             [&review](const Request&) { return json_reply(array_json(review.saved_filters())); });
  router.put("/api/saved-filters/{name}",
             [&review](const Request& request) { return saved_filter(review, request); });
  router.del("/api/saved-filters/{name}", [&review](const Request& request) {
    review.delete_filter(request.slot("name"));
    return no_content();
  });
  router.get("/api/false-alarm-groups",
             [&review](const Request& request) { return groups(review, request); });
  router.get("/api/model-differences",
             [&review](const Request& request) { return differences(review, request); });
}

}  // namespace fieldloop
