#pragma once
#include <string>

#include "core/progress.h"

namespace fieldloop {

// A job's progress as JSON text, and back; what the text lacks keeps its default. Throws Error(kCorruptData).
std::string text_of(const Progress& progress);
Progress progress_from(const std::string& text);

}  // namespace fieldloop
