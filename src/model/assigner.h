#pragma once
#include <torch/torch.h>

#include <vector>

#include "core/box.h"
#include "model/decode.h"

namespace fieldloop {

// A true box in pixels of the network's input.
struct TrueBox {
  PixelBox box;
  int class_id = 0;
};

// A cell that must learn a true box.
struct AssignedCell {
  std::int64_t cell = 0;
  std::size_t truth = 0;
  float score = 0;  // the class probability it is to give, 0-1
};

// Task-aligned assignment (Feng et al., TOOD, 2021) for one image: a true box goes to the 13 cells inside it
// with the largest probability^0.5 * IoU^6 at present; a cell claimed twice goes to the box it overlaps most.
// Scores are scaled so that a box's best cell gets the box's best IoU. `probabilities`: float [classes, A];
// `corners`: float [4, A], both contiguous, on the CPU.
std::vector<AssignedCell> assign_cells(const torch::Tensor& probabilities, const torch::Tensor& corners,
                                       const CellGrid& grid, const std::vector<TrueBox>& truths);

}  // namespace fieldloop
