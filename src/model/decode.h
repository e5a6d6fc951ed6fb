#pragma once
#include <torch/torch.h>

#include "model/network.h"

namespace fieldloop {

// Where the network's cells lie in the input image, in the order of Prediction.
struct CellGrid {
  torch::Tensor centres;  // float [2, A]: x and y in input pixels
  torch::Tensor strides;  // float [A]: pixels
};
CellGrid cell_grid(int height, int width);

// Distances from the cell centres to the sides in input pixels, float [N, 4, A]: left, top, right, bottom.
torch::Tensor decode_distances(const torch::Tensor& bins, const CellGrid& grid);

// Corners in input pixels, not clipped, float [N, 4, A]: x_min, y_min, x_max, y_max.
torch::Tensor decode_corners(const torch::Tensor& bins, const CellGrid& grid);

// The layout of the exported model's output0, float [N, 4 + classes, A]: centre, size, class probabilities.
// With lookalikes, a class is as probable as its output says it is, and lookalikes' says it is none of them.
torch::Tensor decode_output(const Prediction& prediction, const CellGrid& grid, bool knows_lookalikes);

}  // namespace fieldloop
