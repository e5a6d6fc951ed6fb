#pragma once
#include <string>
#include <vector>

#include "model/loss.h"

namespace fieldloop {

// A step of training and where in the run it is, to be told when it goes wrong.
struct StepContext {
  int epoch = 0, batch = 0, batches = 0;  // from 1; batches an epoch
  double learning_rate = 0;
  const std::vector<std::string>& photos;
};

// Throws Error(kInvalidInput) that names all of this when a loss or the gradients' norm is not a finite
// number.
void refuse_divergence(const Losses& losses, const StepContext& step);
void refuse_divergence(double gradient_norm, const Losses& losses, const StepContext& step);

}  // namespace fieldloop
