#pragma once
#include <stop_token>

namespace fieldloop {

struct PhotosParts;

// Tells night from day on the photos that were added before that was kept, a portion a transaction, so that a
// kill loses little; what cannot be read is left and logged. Returns when none is left or when it is to stop.
void fill_light(const PhotosParts& parts, const std::stop_token& stop);

}  // namespace fieldloop
