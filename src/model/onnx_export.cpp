#include "model/onnx_export.h"

#include "files/atomic_file.h"
#include "model/decode.h"
#include "model/onnx_graph.h"

namespace fieldloop {
namespace {

constexpr int kIrVersion = 7;
constexpr int kOpset = 13;

using Value = OnnxGraph::Value;

Value concat_along(OnnxGraph& graph, const std::vector<Value>& parts, std::int64_t axis,
                   const std::string& name = {}) {
  auto& node = graph.node("Concat", parts, name);
  set_attribute(node, "axis", axis);
  return node.output(0);
}

std::pair<Value, Value> split(OnnxGraph& graph, const Value& x, std::int64_t first, std::int64_t second) {
  auto& node = graph.node("Split", {x, graph.constant(torch::tensor({first, second}))});
  set_attribute(node, "axis", std::int64_t{1});
  node.add_output(node.output(0) + "_second");
  return {node.output(0), node.output(1)};
}

Value reshape(OnnxGraph& graph, const Value& x, torch::IntArrayRef shape) {
  return graph.node("Reshape", {x, graph.constant(torch::tensor(shape))}).output(0);
}

// decode_distances, recorded.
Value distances(OnnxGraph& graph, const Value& bins, const CellGrid& grid) {
  auto& softmax = graph.node("Softmax", {reshape(graph, bins, {0, 4, kBins, -1})});
  set_attribute(softmax, "axis", std::int64_t{2});
  const auto positions = graph.constant(torch::arange(kBins, torch::kFloat).view({1, 1, kBins, 1}));
  const auto weighted = graph.node("Mul", {softmax.output(0), positions}).output(0);
  auto& sum = graph.node("ReduceSum", {weighted, graph.constant(torch::tensor({std::int64_t{2}}))});
  set_attribute(sum, "keepdims", std::int64_t{0});
  return graph.node("Mul", {sum.output(0), graph.constant(grid.strides)}).output(0);
}

Value probabilities(OnnxGraph& graph, const Value& logits, const Model& model) {
  const auto all = graph.node("Sigmoid", {logits}).output(0);
  if (!model.knows_lookalikes) return all;
  const auto [classes, lookalikes] = split(graph, all, static_cast<std::int64_t>(model.classes.size()), 1);
  const auto others = graph.node("Sub", {graph.constant(torch::tensor(1.F)), lookalikes}).output(0);
  return graph.node("Mul", {classes, others}).output(0);
}

// decode_output, recorded.
void record_output(OnnxGraph& graph, const Value& cells, const Model& model, const CellGrid& grid) {
  const auto [logits, bins] = split(graph, cells, model.network->output_count(), kBoxChannels);
  const auto [before, after] = split(graph, distances(graph, bins, grid), 2, 2);
  const auto half = graph.constant(torch::tensor(0.5F));
  const auto shift = graph.node("Mul", {graph.node("Sub", {after, before}).output(0), half}).output(0);
  const auto centre = graph.node("Add", {shift, graph.constant(grid.centres.unsqueeze(0))}).output(0);
  const auto size = graph.node("Add", {before, after}).output(0);
  concat_along(graph, {centre, size, probabilities(graph, logits, model)}, 1, "output0");
}

void describe(onnx::ValueInfoProto& info, const std::string& name,
              std::initializer_list<std::int64_t> sides) {
  info.set_name(name);
  auto& type = *info.mutable_type()->mutable_tensor_type();
  type.set_elem_type(onnx::TensorProto::FLOAT);
  type.mutable_shape()->add_dim()->set_dim_param("batch");
  for (const auto side : sides) type.mutable_shape()->add_dim()->set_dim_value(side);
}

void add_metadata(onnx::ModelProto& model, const std::string& key, const std::string& value) {
  auto& property = *model.add_metadata_props();
  property.set_key(key);
  property.set_value(value);
}

// {0: 'deer', 1: 'fox'}: the form that Ultralytics' tools read.
std::string names_metadata(const std::vector<std::string>& classes) {
  std::string text;
  for (std::size_t id = 0; id < classes.size(); ++id) {
    text += (id == 0 ? "" : ", ") + std::to_string(id) + ": '";
    for (const char c : classes[id])
      text += (c == '\'' || c == '\\') ? std::string("\\") + c : std::string(1, c);
    text += "'";
  }
  return "{" + text + "}";
}

void record_graph(onnx::GraphProto& proto, const Model& model) {
  proto.set_name("fieldloop");
  const auto grid = cell_grid(model.image_size, model.image_size);
  describe(*proto.add_input(), "images", {3, model.image_size, model.image_size});
  describe(*proto.add_output(), "output0",
           {static_cast<std::int64_t>(4 + model.classes.size()), grid.strides.size(0)});
  OnnxGraph graph(proto, model.network);
  const std::int64_t channels = model.network->output_count() + kBoxChannels;
  std::vector<Value> cells;
  for (const auto& map : run_pyramid_and_heads(graph, run_backbone(graph, Value("images"))))
    cells.push_back(reshape(graph, map, {0, channels, -1}));
  record_output(graph, concat_along(graph, cells, 2), model, grid);
}

}  // namespace

std::string onnx_file_of(const Model& model) {
  onnx::ModelProto proto;
  proto.set_ir_version(kIrVersion);
  proto.set_producer_name("fieldloop");
  proto.add_opset_import()->set_version(kOpset);
  const auto side = std::to_string(model.image_size);
  add_metadata(proto, "names", names_metadata(model.classes));
  add_metadata(proto, "imgsz", "[" + side + ", " + side + "]");
  add_metadata(proto, "stride", std::to_string(kStrides.back()));
  add_metadata(proto, "task", "detect");
  record_graph(*proto.mutable_graph(), model);
  return proto.SerializeAsString();
}

void export_onnx(const Model& model, const std::filesystem::path& file) {
  write_file_atomically(file, std::string_view(onnx_file_of(model)));
}

}  // namespace fieldloop
