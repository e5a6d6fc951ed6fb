#pragma once
#include <optional>

namespace fieldloop {

// What an epoch came to; the losses are means over its batches, the figures are the averaged weights' on val
// and empty in an epoch without validation.
struct EpochFigures {
  int epoch = 0;  // from 1
  double seconds = 0;
  double learning_rate = 0;  // at its end
  double loss = 0, loss_class = 0, loss_box = 0, loss_dfl = 0;
  std::optional<double> precision, recall, map50, map50_95;
  bool operator==(const EpochFigures&) const = default;
};

}  // namespace fieldloop
