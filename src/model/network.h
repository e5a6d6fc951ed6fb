#pragma once
#include <torch/torch.h>

#include <vector>

#include "model/topology.h"

namespace fieldloop {

// What the network says about every cell, strides ascending, rows first: A = (H/8)(W/8) + (H/16)(W/16) + …
struct Prediction {
  torch::Tensor logits;  // float [N, outputs, A]: the classes, and what is taken for them and is none
  torch::Tensor bins;    // float [N, kBoxChannels, A]: left, top, right, bottom, each kBins logits
};

// The detector network. Not thread-safe while it is trained; forward() without gradients is.
class NetworkImpl : public torch::nn::Module {
 public:
  // `output_count`: probabilities a cell.
  explicit NetworkImpl(int output_count);

  // `images`: [N, 3, H, W], RGB in 0-1, H and W multiples of 32.
  Prediction forward(const torch::Tensor& images);

  // The two halves of forward(): the backbone's maps, strides ascending, and what is said about them.
  Features<torch::Tensor> features(const torch::Tensor& images);
  Prediction predict(const Features<torch::Tensor>& features);

  // Ends learning in the stem and the first `stages` (0 … kStages) stages; 0 frees everything.
  void freeze_stages(int stages);

  int output_count() const { return output_count_; }
  std::vector<torch::nn::Conv2d>& convs() { return convs_; }
  const std::vector<torch::nn::Conv2d>& convs() const { return convs_; }

 private:
  int output_count_;
  std::vector<torch::nn::Conv2d> convs_;
  torch::Tensor scale_, offset_;  // colour normalisation, [1, 3, 1, 1]
};
TORCH_MODULE(Network);

// A copy with weights of its own.
Network copy_of(const Network& network);

// Copies every weight of `from` into `to`, which has the same shape.
void copy_weights(const Network& from, const Network& to);

}  // namespace fieldloop
