#pragma once
#include "http/server/message.h"
#include "photos/photos.h"

namespace fieldloop {

// The conditions that GET /photos and the review lists share: camera, class, marked, annotated, dates.
PhotoFilter shared_filter(const Request& request);

}  // namespace fieldloop
