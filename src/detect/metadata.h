#pragma once
#include <optional>
#include <string>
#include <vector>

namespace fieldloop {

// Both read an ONNX model's metadata as Ultralytics writes it (Python's notation) or as JSON, and throw
// Error(kCorruptData) naming the key and the text.

// "{0: 'deer', 1: 'fox'}" or "['deer', 'fox']": the class names, position = class id.
std::vector<std::string> parse_names(const std::string& text);

// "[416, 416]" or "416": the side of the square input in pixels.
int parse_image_size(const std::string& text);

}  // namespace fieldloop
