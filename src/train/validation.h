#pragma once
#include "evaluate/evaluate.h"
#include "train/photo_set.h"
#include "train/precision.h"

namespace fieldloop {

// The network's metrics over all of the photos, each letterboxed to the square of `image_size` pixels.
Metrics validate(Network& network, const PhotoSet& photos, int image_size, Precision precision);

}  // namespace fieldloop
