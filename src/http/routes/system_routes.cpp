#include "app/app.h"
#include "http/routes/routes.h"
#include "json/api/field_report_json.h"
#include "json/api/photo_json.h"

namespace fieldloop {
namespace {

Reply health(const App& app) {
  const bool well = app.photos.database_answers();
  return json_reply({{"status", well ? "ok" : "degraded"},
                     {"database", well ? "ok" : "error"},
                     {"version", FIELDLOOP_VERSION}});
}

}  // namespace

void register_system_routes(Router& router, App& app) {
  router.get("/health", [&app](const Request&) { return health(app); });
  router.get("/stats", [&app](const Request&) { return json_reply(to_json(app.photos.statistics())); });
  router.get("/sessions", [&app](const Request&) { return json_reply(array_json(app.photos.sessions())); });
  router.get("/api/disk", [&app](const Request&) { return json_reply(to_json(*app.disk.get())); });
  router.get("/api/field-performance",
             [&app](const Request&) { return json_reply(to_json(*app.field.get())); });
  router.get("/api/activity", [&app](const Request& request) {
    return json_reply(array_json(app.photos.activity(request.limit())));
  });
}

}  // namespace fieldloop
