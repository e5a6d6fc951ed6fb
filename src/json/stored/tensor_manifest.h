#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace fieldloop {

// A tensor whose bytes lie in a converted TensorFlow.js graph's file of weights.
struct DescribedTensor {
  std::string name;
  std::vector<std::int64_t> shape;
  bool half = false;  // else float32
};

// The tensors that such a graph's description lists, in the order of their bytes. Throws Error(kInvalidInput)
// for what is no JSON, Error(kCorruptData) for what is no such description.
std::vector<DescribedTensor> tensors_from(const std::string& text);

}  // namespace fieldloop
