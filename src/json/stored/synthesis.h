#pragma once
#include <string>

#include "synthesize/synthesis_request.h"

namespace fieldloop {

// What a job of kind "synthesize" is given: {"count", "seed", "split", "dataset"}, all of which may be left
// out. Throws Error(kInvalidInput) naming the member.
SynthesisRequest synthesis_request_from(const std::string& text);

// What it results in.
std::string text_of(const SynthesisResult& result);

}  // namespace fieldloop
