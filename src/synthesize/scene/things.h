#pragma once
#include <vector>

#include "synthesize/animals/cutouts.h"

namespace fieldloop {

// Drawn things of a yard that an eager detector takes for animals: a stump, a bucket, a chair and so on. They
// are never labelled.
std::vector<Cutout> garden_things();

}  // namespace fieldloop
