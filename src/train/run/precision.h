#pragma once
#include <torch/torch.h>

#include "model/network.h"
#include "protocol/precision.h"

namespace fieldloop {

// While it lives, this thread's convolutions run in that precision; weights and results stay float32.
class PrecisionScope {
 public:
  explicit PrecisionScope(Precision precision);
  ~PrecisionScope();
  PrecisionScope(const PrecisionScope&) = delete;
  PrecisionScope& operator=(const PrecisionScope&) = delete;

 private:
  bool was_enabled_;
};

// What trains fastest on this machine as it is now, by timing a few training steps: the precision, of those
// that the processor has instructions for, and the number of threads, one or as many as there are cores. On a
// machine that is busy with other things one thread can be several times faster than two that wait for each
// other.
Precision fastest_precision(const Network& network, int image_size);
int fastest_thread_count(const Network& network, int image_size, Precision precision);

// The most bytes that a training step on so many photos takes up for a while, by trying one.
std::uint64_t memory_of_step(const Network& network, int image_size, int photos, Precision precision);

// Lays the weights out so that the channels of a pixel lie together, which the convolutions are fastest with.
void use_channels_last(const Network& network);

// [N, H, W, 3] bytes, RGB, to the network's input, channels last.
torch::Tensor network_input(const torch::Tensor& bytes);

}  // namespace fieldloop
