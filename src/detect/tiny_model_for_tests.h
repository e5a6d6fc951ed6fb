#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

// For tests only: a real ONNX model that needs no training.
namespace fieldloop::testing_models {

// Just enough of protobuf's wire format to write a small ONNX file.
class Message {
 public:
  Message& add(unsigned field, const std::string& bytes) {
    varint(field << 3 | 2);
    varint(bytes.size());
    bytes_ += bytes;
    return *this;
  }
  Message& add(unsigned field, const Message& message) { return add(field, message.bytes_); }
  Message& add(unsigned field, std::uint64_t value) {
    varint(field << 3);
    varint(value);
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void varint(std::uint64_t value) {
    for (; value >= 128; value >>= 7) bytes_ += static_cast<char>(value % 128 + 128);
    bytes_ += static_cast<char>(value);
  }
  std::string bytes_;
};

inline constexpr std::uint64_t kFloat = 1;
using Shape = std::vector<std::uint64_t>;

inline Message value_info(const std::string& name, const Shape& shape) {
  Message dims;
  for (const auto side : shape) dims.add(1, Message().add(1, side));
  return Message().add(1, name).add(2, Message().add(1, Message().add(1, kFloat).add(2, dims)));
}

// A model that gives the same output for every image.
struct TinyModel {
  Shape input{1, 3, 64, 64};
  Shape output{1, 6, 2};
  // Two anchors: a deer in the middle and a fox that reaches over the left edge.
  std::vector<float> values{32, 0, 32, 32, 20, 16, 10, 16, 0.9F, 0.1F, 0.2F, 0.6F};
  std::string names = "{0: 'deer', 1: 'fox'}";
  std::string image_size = "[64, 64]";
  std::string task = "detect";

  std::string bytes() const {
    std::string raw(values.size() * sizeof(float), '\0');
    std::memcpy(raw.data(), values.data(), raw.size());
    Message tensor;
    for (const auto side : output) tensor.add(1, side);
    tensor.add(2, kFloat).add(8, "boxes").add(9, raw);
    const auto node = Message().add(1, "boxes").add(2, "output0").add(4, "Identity");
    const auto graph = Message()
                           .add(1, node)
                           .add(2, "tiny")
                           .add(5, tensor)
                           .add(11, value_info("images", input))
                           .add(12, value_info("output0", output));
    Message model;
    model.add(1, std::uint64_t{8}).add(7, graph).add(8, Message().add(1, "").add(2, std::uint64_t{17}));
    for (const auto& [key, value] : {std::pair{"names", names}, {"imgsz", image_size}, {"task", task}})
      if (!value.empty()) model.add(14, Message().add(1, key).add(2, value));
    return model.bytes();
  }
};

}  // namespace fieldloop::testing_models
