#pragma once
#include <vector>

#include "protocol/epoch_figures.h"

namespace fieldloop {

// What weights are ranked by: 0.9 mAP50-95 + 0.1 mAP50; 0 without validation.
double fitness(const EpochFigures& record);

// The epoch whose weights are kept: the latest that is within 0.01 of the fittest before it. On few photos
// fitness varies by more than that, and later weights have learned more that val may not show, such as what
// is no animal. Epoch 0 without history.
EpochFigures kept_epoch(const std::vector<EpochFigures>& history);

// How many epochs came after the fittest one.
int epochs_since_fittest(const std::vector<EpochFigures>& history);

}  // namespace fieldloop
