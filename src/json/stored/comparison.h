#pragma once
#include <string>

#include "evaluate/comparison.h"

namespace fieldloop {

// A comparison as JSON text, as data/comparisons/ keeps it, and back. Reading throws Error(kCorruptData).
std::string text_of(const Comparison& comparison);
Comparison comparison_from(const std::string& text);

// What a job of kind "compare" leaves for people to see.
std::string job_result_of(const Comparison& comparison);

}  // namespace fieldloop
