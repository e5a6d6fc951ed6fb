#include "home/disk_usage.h"
#include "home/refreshed.h"
#include "http/routes/routes.h"
#include "json/api/disk_json.h"
#include "json/api/field_report_json.h"
#include "json/api/photo_json.h"
#include "photos/photos.h"
#include "review/field_report.h"

namespace fieldloop {
namespace {

Reply health(const Photos& photos) {
  const bool well = photos.database_answers();
  return json_reply({{"status", well ? "ok" : "degraded"},
                     {"database", well ? "ok" : "error"},
                     {"version", FIELDLOOP_VERSION}});
}

}  // namespace

void register_system_routes(Router& router, Refreshed<DiskUsage>& disk, Refreshed<FieldReport>& field,
                            Photos& photos) {
  router.get("/health", [&photos](const Request&) { return health(photos); });
  router.get("/stats", [&photos](const Request&) { return json_reply(to_json(photos.statistics())); });
  router.get("/sessions", [&photos](const Request&) { return json_reply(array_json(photos.sessions())); });
  router.get("/api/disk", [&disk](const Request&) { return json_reply(to_json(*disk.get())); });
  router.get("/api/field-performance",
             [&field](const Request&) { return json_reply(to_json(*field.get())); });
  router.get("/api/activity", [&photos](const Request& request) {
    return json_reply(array_json(photos.activity(request.limit())));
  });
}

}  // namespace fieldloop
