#pragma once
#include <string>
#include <vector>

#include "synthesize/animals/cutouts.h"

namespace fieldloop {

// The animals of tuxpaint-stamps-default that could stand in a yard and are photographs. Throws
// Error(kNotFound) when the package is not installed.
std::vector<Cutout> stamp_cutouts();

// Photographs of things and plants of a yard from the same package; none when it is not installed.
std::vector<Cutout> stamp_things();

// Metres that an animal of this class is high among the stamps, or a middling height for a class that is not
// among them.
double usual_height(const std::string& class_name);

}  // namespace fieldloop
