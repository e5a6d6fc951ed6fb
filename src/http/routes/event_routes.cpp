#include "app/app.h"
#include "http/routes/routes.h"

namespace fieldloop {

void register_event_routes(Router& router, App& app) {
  router.get("/api/events", [&app](const Request&) {
    Reply reply;
    reply.events = app.events.subscribe();
    return reply;
  });
}

}  // namespace fieldloop
