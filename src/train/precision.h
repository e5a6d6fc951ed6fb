#pragma once
#include <torch/torch.h>

#include <string_view>

#include "model/network.h"

namespace fieldloop {

enum class Precision { kFloat32, kBfloat16 };
std::string_view name_of(Precision precision);  // "float32", "bf16"

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

// Times a training step in each precision that the processor has instructions for and returns the fastest.
Precision fastest_precision(const Network& network, int image_size, int batch);

// Lays the weights out so that the channels of a pixel lie together, which the convolutions are fastest with.
void use_channels_last(const Network& network);

// [N, H, W, 3] bytes, RGB, to the network's input, channels last.
torch::Tensor network_input(const torch::Tensor& bytes);

}  // namespace fieldloop
