#include "app/app.h"
#include "core/error.h"
#include "http/routes/routes.h"
#include "json/api/class_json.h"

namespace fieldloop {
namespace {

constexpr std::size_t kLongestName = 60;

Reply added_class(App& app, const Request& request) {
  const auto added = app.classes.add(text_member(request.json_object(), "name", kLongestName).value_or(""));
  return json_reply({{"id", added.id}, {"name", added.name}}, 201);
}

Reply styled(App& app, const Request& request) {
  const auto body = request.json_object();
  app.class_changes.style(request.slot("name"), text_member(body, "color", kLongestName),
                          text_member(body, "shortcut", kLongestName));
  return no_content();
}

Reply changed(App& app, const Request& request) {
  const auto body = request.json_object();
  const auto into = text_member(body, "into", kLongestName).value_or("");
  const bool preview = boolean_member(body, "preview").value_or(false);
  const auto& from = request.slot("name");
  return json_reply(
      to_json(preview ? app.class_changes.preview(from, into) : app.class_changes.change(from, into)));
}

}  // namespace

void register_class_routes(Router& router, App& app) {
  router.get("/api/classes",
             [&app](const Request&) { return json_reply(to_json(app.class_changes.list())); });
  router.post("/api/classes", [&app](const Request& request) { return added_class(app, request); });
  router.get("/api/classes/usage",
             [&app](const Request&) { return json_reply(to_json(app.class_changes.usage())); });
  router.put("/api/classes/{name}", [&app](const Request& request) { return styled(app, request); });
  router.del("/api/classes/{name}", [&app](const Request& request) {
    app.class_changes.remove(request.slot("name"));
    return no_content();
  });
  router.post("/api/classes/{name}/change", [&app](const Request& request) { return changed(app, request); });
}

}  // namespace fieldloop
