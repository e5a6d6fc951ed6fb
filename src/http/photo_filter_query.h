#pragma once
#include "http/message.h"
#include "workflow/query_photos.h"

namespace fieldloop {

// The conditions that GET /photos and the review lists share: camera, class, marked, annotated, dates.
PhotoFilter shared_filter(const Request& request);

}  // namespace fieldloop
