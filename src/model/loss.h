#pragma once
#include <torch/torch.h>

#include <vector>

#include "model/assigner.h"
#include "model/decode.h"

namespace fieldloop {

// Scalars with gradients, each divided by the batch's sum of assigned scores.
struct Losses {
  torch::Tensor classification;  // quality focal loss
  torch::Tensor box;             // 1 - GIoU
  torch::Tensor distribution;    // distribution focal loss
  torch::Tensor total;           // classification + 2 box + 0.5 distribution
};

// `truths` holds the true boxes of each image of the batch in input pixels; none is an empty image, where
// every probability is to be 0.
Losses detection_loss(const Prediction& prediction, const CellGrid& grid,
                      const std::vector<std::vector<TrueBox>>& truths);

}  // namespace fieldloop
