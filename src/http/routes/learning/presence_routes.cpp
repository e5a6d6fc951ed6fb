#include "annotate/annotations.h"
#include "annotate/presence.h"
#include "core/error.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestId = 64;

std::string required_editor(std::optional<std::string> editor) {
  if (!editor || editor->empty() || editor->size() > kLongestId)
    throw Error(ErrorCode::kInvalidInput, "editor must name the window, in 1 to 64 characters.", "editor");
  return *std::move(editor);
}

Reply entered(Presence& presence, const Annotations& annotations, const Request& request) {
  const auto body = request.json_object();
  const Editor editor{required_editor(text_member(body, "editor", kLongestId)),
                      text_member(body, "name", kLongestName).value_or("")};
  const PhotoId photo{request.id("photo_id")};
  auto others = json::array();
  for (const auto& other : presence.enter(photo, editor))
    others.push_back({{"editor", other.id}, {"name", other.name}});
  const auto annotation = annotations.get(photo);
  return json_reply({{"others", others}, {"revision", annotation ? annotation->revision : 0}});
}

Reply left(Presence& presence, const Request& request) {
  presence.leave(required_editor(request.text("editor")));
  return no_content();
}

}  // namespace

void register_presence_routes(Router& router, Presence& presence, const Annotations& annotations) {
  router.put("/api/photos/{photo_id}/presence", [&presence, &annotations](const Request& request) {
    return entered(presence, annotations, request);
  });
  router.del("/api/photos/{photo_id}/presence",
             [&presence](const Request& request) { return left(presence, request); });
}

}  // namespace fieldloop
