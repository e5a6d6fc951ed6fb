#include "model/network.h"

namespace fieldloop {
namespace {

namespace F = torch::nn::functional;

// The layers of the topology, computed.
struct TensorOps {
  using Value = torch::Tensor;
  std::vector<torch::nn::Conv2d>& convs;
  const std::vector<ConvShape> shapes;
  const torch::Tensor& scale;
  const torch::Tensor& offset;

  Value normalise(const Value& x) const { return x * scale + offset; }
  Value conv(std::size_t layer, const Value& x) const {
    auto y = convs[layer]->forward(x);
    return shapes[layer].activated ? torch::leaky_relu_(y, kLeak) : y;
  }
  Value max_pool(const Value& x) const { return torch::max_pool2d(x, 3, 2, 1); }
  Value concat(const Value& a, const Value& b) const { return torch::cat({a, b}, 1); }
  Value add(const Value& a, const Value& b) const { return a + b; }
  Value twice_as_large(const Value& x) const {
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .scale_factor(std::vector<double>{2, 2})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
  }
  // Bilinear halving with half-pixel centres is the mean of two by two.
  Value half_as_large(const Value& x) const { return torch::avg_pool2d(x, 2); }
};

torch::nn::Conv2d make_conv(const ConvShape& shape) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(shape.in, shape.out, shape.kernel)
                               .stride(shape.stride)
                               .padding(shape.kernel / 2));
}

}  // namespace

NetworkImpl::NetworkImpl(int output_count) : output_count_(output_count) {
  for (const auto& shape : conv_shapes(output_count))
    convs_.push_back(register_module("conv" + std::to_string(convs_.size()), make_conv(shape)));
  const auto mean = torch::tensor({kChannelMean[0], kChannelMean[1], kChannelMean[2]}).view({1, 3, 1, 1});
  const auto deviation =
      torch::tensor({kChannelDeviation[0], kChannelDeviation[1], kChannelDeviation[2]}).view({1, 3, 1, 1});
  scale_ = deviation.reciprocal();
  offset_ = -mean / deviation;
}

Prediction NetworkImpl::forward(const torch::Tensor& images) { return predict(features(images)); }

Features<torch::Tensor> NetworkImpl::features(const torch::Tensor& images) {
  TensorOps ops{convs_, conv_shapes(output_count_), scale_, offset_};
  return run_backbone(ops, images);
}

Prediction NetworkImpl::predict(const Features<torch::Tensor>& features) {
  TensorOps ops{convs_, conv_shapes(output_count_), scale_, offset_};
  std::vector<torch::Tensor> cells;
  for (const auto& map : run_pyramid_and_heads(ops, features))
    cells.push_back(map.flatten(2).to(torch::kFloat));
  const auto parts = torch::cat(cells, 2).split_with_sizes({output_count_, kBoxChannels}, 1);
  return {parts[0], parts[1]};
}

void NetworkImpl::freeze_stages(int stages) {
  const auto frozen = convs_in_stages(stages);
  for (std::size_t i = 0; i < convs_.size(); ++i)
    for (auto& parameter : convs_[i]->parameters()) parameter.set_requires_grad(i >= frozen);
}

Network copy_of(const Network& network) {
  Network copy(network->output_count());
  copy_weights(network, copy);
  return copy;
}

void copy_weights(const Network& from, const Network& to) {
  const torch::NoGradGuard no_grad;
  const auto source = from->parameters();
  const auto target = to->parameters();
  for (std::size_t i = 0; i < source.size(); ++i) target[i].copy_(source[i]);
}

}  // namespace fieldloop
