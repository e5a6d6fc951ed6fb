#pragma once
#include <string>

#include "home/events.h"

namespace fieldloop {

// What a client of GET /api/events reads after "data:".
std::string event_json(const Event& event);

}  // namespace fieldloop
