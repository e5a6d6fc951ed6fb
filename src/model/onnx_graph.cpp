#include "model/onnx_graph.h"

namespace fieldloop {
namespace {

onnx::AttributeProto& add_attribute(onnx::NodeProto& node, const std::string& name,
                                    onnx::AttributeProto::AttributeType type) {
  auto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(type);
  return attribute;
}

}  // namespace

void set_attribute(onnx::NodeProto& node, const std::string& name, std::int64_t value) {
  add_attribute(node, name, onnx::AttributeProto::INT).set_i(value);
}
void set_attribute(onnx::NodeProto& node, const std::string& name,
                   std::initializer_list<std::int64_t> values) {
  auto& attribute = add_attribute(node, name, onnx::AttributeProto::INTS);
  for (const auto value : values) attribute.add_ints(value);
}
void set_attribute(onnx::NodeProto& node, const std::string& name, float value) {
  add_attribute(node, name, onnx::AttributeProto::FLOAT).set_f(value);
}
void set_attribute(onnx::NodeProto& node, const std::string& name, const std::string& value) {
  add_attribute(node, name, onnx::AttributeProto::STRING).set_s(value);
}

OnnxGraph::OnnxGraph(onnx::GraphProto& graph, const Network& network)
    : graph_(graph), network_(network), shapes_(conv_shapes(network->output_count())) {}

OnnxGraph::Value OnnxGraph::fresh(const std::string& hint) { return hint + "_" + std::to_string(count_++); }

onnx::NodeProto& OnnxGraph::node(const std::string& type, const std::vector<Value>& inputs,
                                 const std::string& name) {
  auto& node = *graph_.add_node();
  const auto output = name.empty() ? fresh(type) : name;
  node.set_op_type(type);
  node.set_name(output);
  for (const auto& input : inputs) node.add_input(input);
  node.add_output(output);
  return node;
}

OnnxGraph::Value OnnxGraph::constant(const torch::Tensor& tensor) {
  const auto plain = tensor.detach().contiguous();
  auto& initializer = *graph_.add_initializer();
  initializer.set_name(fresh("constant"));
  for (const auto side : plain.sizes()) initializer.add_dims(side);
  initializer.set_data_type(plain.scalar_type() == torch::kLong ? onnx::TensorProto::INT64
                                                                : onnx::TensorProto::FLOAT);
  initializer.set_raw_data(plain.data_ptr(), plain.nbytes());
  return initializer.name();
}

OnnxGraph::Value OnnxGraph::normalise(const Value& x) {
  const auto per_channel = [this](const std::array<float, 3>& values) {
    return constant(torch::tensor({values[0], values[1], values[2]}).view({1, 3, 1, 1}));
  };
  const auto centred = node("Sub", {x, per_channel(kChannelMean)}).output(0);
  return node("Div", {centred, per_channel(kChannelDeviation)}).output(0);
}

OnnxGraph::Value OnnxGraph::conv(std::size_t layer, const Value& x) {
  const auto& shape = shapes_[layer];
  const auto& weights = network_->convs()[layer];
  auto& conv = node("Conv", {x, constant(weights->weight), constant(weights->bias)});
  const std::int64_t kernel = shape.kernel;
  const std::int64_t pad = shape.kernel / 2;
  set_attribute(conv, "kernel_shape", {kernel, kernel});
  set_attribute(conv, "strides", {shape.stride, shape.stride});
  set_attribute(conv, "pads", {pad, pad, pad, pad});
  if (!shape.activated) return conv.output(0);
  auto& activation = node("LeakyRelu", {conv.output(0)});
  set_attribute(activation, "alpha", static_cast<float>(kLeak));
  return activation.output(0);
}

OnnxGraph::Value OnnxGraph::max_pool(const Value& x) {
  auto& pool = node("MaxPool", {x});
  set_attribute(pool, "kernel_shape", {3, 3});
  set_attribute(pool, "strides", {2, 2});
  set_attribute(pool, "pads", {1, 1, 1, 1});
  return pool.output(0);
}

OnnxGraph::Value OnnxGraph::concat(const Value& a, const Value& b) {
  auto& concat = node("Concat", {a, b});
  set_attribute(concat, "axis", std::int64_t{1});
  return concat.output(0);
}

OnnxGraph::Value OnnxGraph::add(const Value& a, const Value& b) { return node("Add", {a, b}).output(0); }

OnnxGraph::Value OnnxGraph::twice_as_large(const Value& x) {
  auto& resize = node("Resize", {x, "", constant(torch::tensor({1.F, 1.F, 2.F, 2.F}))});
  set_attribute(resize, "mode", std::string("linear"));
  set_attribute(resize, "coordinate_transformation_mode", std::string("half_pixel"));
  return resize.output(0);
}

OnnxGraph::Value OnnxGraph::half_as_large(const Value& x) {
  auto& pool = node("AveragePool", {x});
  set_attribute(pool, "kernel_shape", {2, 2});
  set_attribute(pool, "strides", {2, 2});
  return pool.output(0);
}

}  // namespace fieldloop
