#pragma once
#include <stop_token>

#include "core/progress.h"
#include "synthesize/synthesis_request.h"

namespace fieldloop {

struct DatasetsParts;

// Within this room; Datasets says what it does.
SynthesisResult synthesize(const DatasetsParts& parts, SynthesisRequest request, const ProgressFn& progress,
                           std::stop_token stop);

}  // namespace fieldloop
