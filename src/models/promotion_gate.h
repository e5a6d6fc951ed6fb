#pragma once
#include "evaluate/comparison.h"

namespace fieldloop {

// b replaces a when mAP50 falls by no more than 0.02 and mAP50, the false-positive or the false-negative rate
// gets better; where mAP50 falls at all, the false-positive rate must fall. `differences` decide nothing: the
// reasons tell how sure each figure is. Pure.
Gate decide_gate(const Figures& a, const Figures& b, const MeasureDifferences& differences = {});

}  // namespace fieldloop
