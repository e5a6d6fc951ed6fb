#include "core/error.h"
#include "http/routes/learning/annotation_body.h"
#include "http/routes/routes.h"
#include "json/api/quality_json.h"
#include "quality/quality.h"

namespace fieldloop {
namespace {

using nlohmann::json;

QualityKind kind_from(const std::string& name) {
  if (const auto kind = quality_kind_named(name)) return *kind;
  throw Error(ErrorCode::kInvalidInput, "There is no card of the kind " + name + ".", "kind");
}

Reply report(Quality& quality, const Request& request) {
  const auto kind = request.text("kind").value_or("");
  const auto wanted = kind.empty() ? std::nullopt : std::optional(kind_from(kind));
  return json_reply(to_json(quality.report(wanted, request.limit(), request.offset())));
}

Reply acted(Quality& quality, const Request& request) {
  const auto action =
      card_action_named(text_member(request.json_object(), "action", kLongestName).value_or(""));
  if (!action) throw Error(ErrorCode::kInvalidInput, "action must be fix, remove, right or undo.", "action");
  quality.act({request.id("card_id")}, *action);
  return no_content();
}

Reply draft_checked(Quality& quality, const Request& request) {
  const auto boxes = boxes_from(request.json_object());
  return json_reply(to_json(quality.check_photo({request.id("photo_id")}, &boxes)));
}

NormBox box_of(const json& box) {
  const auto corner = [&](const char* name) {
    constexpr double kFarOutside = 10;
    return static_cast<float>(number_member(box, name, -kFarOutside, kFarOutside).value_or(0));
  };
  return {corner("x_min"), corner("y_min"), corner("x_max"), corner("y_max")};
}

Reply called_right(Quality& quality, const Request& request) {
  const auto body = request.json_object();
  const auto kind = text_member(body, "kind", kLongestName).value_or("");
  if (kind.empty()) throw Error(ErrorCode::kInvalidInput, "kind is missing: the card's.", "kind");
  std::optional<NormBox> box;
  std::string class_name;
  if (const auto given = body.find("box"); given != body.end() && given->is_object()) {
    box = box_of(*given);
    class_name = text_member(*given, "class_name", kLongestName).value_or("");
  }
  quality.call_right({request.id("photo_id")}, kind_from(kind), class_name, box);
  return no_content();
}

}  // namespace

void register_quality_routes(Router& router, Quality& quality) {
  router.get("/api/quality", [&quality](const Request& request) { return report(quality, request); });
  router.post("/api/quality/cards/{card_id}",
              [&quality](const Request& request) { return acted(quality, request); });
  router.get("/api/photos/{photo_id}/quality", [&quality](const Request& request) {
    return json_reply(to_json(quality.check_photo({request.id("photo_id")})));
  });
  router.post("/api/photos/{photo_id}/quality",
              [&quality](const Request& request) { return draft_checked(quality, request); });
  router.post("/api/photos/{photo_id}/quality/right",
              [&quality](const Request& request) { return called_right(quality, request); });
}

}  // namespace fieldloop
