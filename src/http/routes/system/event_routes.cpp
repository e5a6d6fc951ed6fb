#include "home/events.h"
#include "http/routes/routes.h"

namespace fieldloop {

void register_event_routes(Router& router, EventBus& events) {
  router.get("/api/events", [&events](const Request&) {
    Reply reply;
    reply.events = events.subscribe();
    return reply;
  });
}

}  // namespace fieldloop
