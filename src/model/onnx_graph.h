#pragma once
#include <onnx/onnx_pb.h>
#include <torch/torch.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "model/network.h"

namespace fieldloop {

// Builds an ONNX graph node by node; a Value is the name of a tensor in it.
class OnnxGraph {
 public:
  using Value = std::string;
  OnnxGraph(onnx::GraphProto& graph, const Network& network);

  // The layers of the topology.
  Value normalise(const Value& x);
  Value conv(std::size_t layer, const Value& x);
  Value max_pool(const Value& x);
  Value concat(const Value& a, const Value& b);
  Value add(const Value& a, const Value& b);
  Value twice_as_large(const Value& x);
  Value half_as_large(const Value& x);

  // Adds a node with one output and returns the output's name, which is `name` where it is given.
  onnx::NodeProto& node(const std::string& type, const std::vector<Value>& inputs,
                        const std::string& name = {});
  Value constant(const torch::Tensor& tensor);  // float or int64

 private:
  Value fresh(const std::string& hint);

  onnx::GraphProto& graph_;
  const Network& network_;
  std::vector<ConvShape> shapes_;
  int count_ = 0;
};

void set_attribute(onnx::NodeProto& node, const std::string& name, std::int64_t value);
void set_attribute(onnx::NodeProto& node, const std::string& name,
                   std::initializer_list<std::int64_t> values);
void set_attribute(onnx::NodeProto& node, const std::string& name, float value);
void set_attribute(onnx::NodeProto& node, const std::string& name, const std::string& value);

}  // namespace fieldloop
