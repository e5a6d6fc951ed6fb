#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace fieldloop {

// The network is NanoDet-G: a backbone of four stages, a feature pyramid and a head at each of three strides.
inline constexpr int kBins = 11;  // a box side's distance is the expectation over bins 0 … 10
inline constexpr int kBoxChannels = 4 * kBins;
inline constexpr std::array<int, 3> kStrides{8, 16, 32};  // pixels an output cell
inline constexpr int kStages = 4;
inline constexpr double kLeak = 0.1;  // slope of the activation below zero

// Colour statistics that the base weights were trained with, as RGB in 0-1.
inline constexpr std::array<float, 3> kChannelMean{123.675F / 255, 116.28F / 255, 103.53F / 255};
inline constexpr std::array<float, 3> kChannelDeviation{58.395F / 255, 57.12F / 255, 57.375F / 255};

struct ConvShape {
  int in = 0, out = 0;  // channels
  int kernel = 3;       // padding is kernel / 2
  int stride = 1;
  bool activated = true;
};

// All convolutions in the order in which run_topology uses them. A head's last one gives `output_count`
// logits, then kBoxChannels.
std::vector<ConvShape> conv_shapes(int output_count);

// How many of the first convolutions are the stem and the first `stages` stages; 0 for 0 stages.
std::size_t convs_in_stages(int stages);

// Positions of the three convolutions that end the heads, strides ascending.
inline constexpr std::array<std::size_t, 3> kOutputConvs{29, 31, 33};

// Blocks in each stage.
inline constexpr std::array<int, kStages> kStageBlocks{1, 2, 2, 3};

// What the backbone gives the pyramid: a map at each of the three strides.
template <class Value>
using Features = std::array<Value, 3>;

// Runs the backbone with `ops`, which either computes the layers (Value a tensor) or records them (Value the
// name of one), so that the exported model cannot differ from the trained one.
template <class Ops, class Value = typename Ops::Value>
Features<Value> run_backbone(Ops& ops, const Value& image) {
  std::size_t layer = 0;
  const auto conv = [&](const Value& x) { return ops.conv(layer++, x); };
  const auto stage = [&](const Value& x, int blocks) {
    const Value entry = conv(x);
    Value y = entry;
    for (int block = 0; block < blocks; ++block) {
      const Value a = conv(y);
      y = ops.concat(conv(a), a);
    }
    return ops.concat(conv(y), entry);
  };
  const Value p2 = stage(ops.max_pool(conv(ops.normalise(image))), kStageBlocks[0]);
  const Value c3 = stage(p2, kStageBlocks[1]);
  const Value c4 = stage(c3, kStageBlocks[2]);
  return {c3, c4, stage(c4, kStageBlocks[3])};
}

// Runs the feature pyramid and the heads, as run_backbone does the rest. Returns a map a stride.
template <class Ops, class Value = typename Ops::Value>
std::array<Value, 3> run_pyramid_and_heads(Ops& ops, const Features<Value>& features) {
  std::size_t layer = convs_in_stages(kStages);
  const auto conv = [&](const Value& x) { return ops.conv(layer++, x); };
  const Value lateral3 = conv(features[0]);
  const Value lateral4 = conv(features[1]);
  const Value p5 = conv(features[2]);
  const Value p4 = ops.add(lateral4, ops.twice_as_large(p5));
  const Value p3 = ops.add(lateral3, ops.twice_as_large(p4));
  const Value n4 = ops.add(p4, ops.half_as_large(p3));
  const Value n5 = ops.add(p5, ops.half_as_large(n4));
  std::array<Value, 3> heads{p3, n4, n5};
  for (auto& head : heads) {
    const Value hidden = conv(head);
    head = conv(hidden);
  }
  return heads;
}

}  // namespace fieldloop
