#include "annotate/class_changes.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "http/routes/routes.h"
#include "json/api/class_json.h"

namespace fieldloop {
namespace {

Reply added_class(ClassList& classes, const Request& request) {
  const auto added = classes.add(text_member(request.json_object(), "name", kLongestName).value_or(""));
  return json_reply({{"id", added.id}, {"name", added.name}}, 201);
}

Reply styled(ClassChanges& class_changes, const Request& request) {
  const auto body = request.json_object();
  class_changes.style(request.slot("name"), text_member(body, "color", kLongestName),
                      text_member(body, "shortcut", kLongestName));
  return no_content();
}

Reply changed(ClassChanges& class_changes, const Request& request) {
  const auto body = request.json_object();
  const auto into = text_member(body, "into", kLongestName).value_or("");
  const bool preview = boolean_member(body, "preview").value_or(false);
  const auto& from = request.slot("name");
  return json_reply(to_json(preview ? class_changes.preview(from, into) : class_changes.change(from, into)));
}

}  // namespace

void register_class_routes(Router& router, ClassChanges& class_changes, ClassList& classes) {
  router.get("/api/classes",
             [&class_changes](const Request&) { return json_reply(to_json(class_changes.list())); });
  router.post("/api/classes", [&classes](const Request& request) { return added_class(classes, request); });
  router.get("/api/classes/usage",
             [&class_changes](const Request&) { return json_reply(to_json(class_changes.usage())); });
  router.put("/api/classes/{name}",
             [&class_changes](const Request& request) { return styled(class_changes, request); });
  router.del("/api/classes/{name}", [&class_changes](const Request& request) {
    class_changes.remove(request.slot("name"));
    return no_content();
  });
  router.post("/api/classes/{name}/change",
              [&class_changes](const Request& request) { return changed(class_changes, request); });
}

}  // namespace fieldloop
