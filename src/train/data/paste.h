#pragma once
#include <random>

#include "train/data/augment.h"
#include "train/data/lookalikes.h"

namespace fieldloop {

// Puts the picture somewhere into the view where it hides little of what is there already, in a random size,
// mirrored or not, lit like the place, grey where that is grey; and its box into the view's. Does nothing
// when no place is found.
void paste(View& view, const Picture& picture, int class_id, std::mt19937_64& random);

}  // namespace fieldloop
