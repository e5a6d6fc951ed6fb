#pragma once
#include "synthesize/camera/photographer.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

// The cut-outs that the options ask for. Throws as synthesize_training_images.
Cast cast_of(const SynthesisOptions& options);

// Throws Error(kInvalidInput) naming the option that is out of range.
void check(const SynthesisOptions& options);

// For each of `count` items whether it is chosen: the rounded `share` of them, spread at random.
std::vector<bool> chosen_share(int count, double share, Random& random);

}  // namespace fieldloop
