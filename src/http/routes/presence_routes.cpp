#include "annotate/presence.h"
#include "app/app.h"
#include "core/error.h"
#include "http/routes/routes.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestName = 60;

std::string required_editor(std::optional<std::string> editor) {
  if (!editor || editor->empty() || editor->size() > kLongestId)
    throw Error(ErrorCode::kInvalidInput, "editor must name the window, in 1 to 64 characters.", "editor");
  return *std::move(editor);
}

Reply entered(App& app, const Request& request) {
  const auto body = request.json_object();
  const Editor editor{required_editor(text_member(body, "editor", kLongestId)),
                      text_member(body, "name", kLongestName).value_or("")};
  const PhotoId photo{request.id("photo_id")};
  auto others = json::array();
  for (const auto& other : app.presence.enter(photo, editor))
    others.push_back({{"editor", other.id}, {"name", other.name}});
  const auto annotation = app.annotations.get(photo);
  return json_reply({{"others", others}, {"revision", annotation ? annotation->revision : 0}});
}

Reply left(App& app, const Request& request) {
  app.presence.leave(required_editor(request.text("editor")));
  return no_content();
}

}  // namespace

void register_presence_routes(Router& router, App& app) {
  router.put("/api/photos/{photo_id}/presence",
             [&app](const Request& request) { return entered(app, request); });
  router.del("/api/photos/{photo_id}/presence",
             [&app](const Request& request) { return left(app, request); });
}

}  // namespace fieldloop
