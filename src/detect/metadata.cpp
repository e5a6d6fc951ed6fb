#include "detect/metadata.h"

#include <yaml-cpp/yaml.h>

#include "core/error.h"

namespace fieldloop {
namespace {

[[noreturn]] void unreadable(const std::string& key, const std::string& text, const std::string& wanted) {
  throw Error(ErrorCode::kCorruptData,
              "the model's metadata `" + key + "` is \"" + text + "\"; " + wanted + " is expected", key);
}

// Python's and JSON's notations of such lists and maps are both YAML's flow style.
template <class Read>
auto read_yaml(const std::string& key, const std::string& text, const std::string& wanted, Read read) {
  try {
    return read(YAML::Load(text));
  } catch (const YAML::Exception&) {
    unreadable(key, text, wanted);
  }
}

}  // namespace

std::vector<std::string> parse_names(const std::string& text) {
  const std::string wanted = "a list of class names, or a map of them from 0 on,";
  auto names = read_yaml("names", text, wanted, [](const YAML::Node& node) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < node.size(); ++i) result.push_back(node[i].as<std::string>());
    return result;
  });
  if (names.empty()) unreadable("names", text, wanted);
  return names;
}

int parse_image_size(const std::string& text) {
  const std::string wanted = "the side of a square in pixels";
  const int side = read_yaml("imgsz", text, wanted, [](const YAML::Node& node) {
    if (!node.IsSequence()) return node.as<int>();
    return node.size() == 2 && node[0].as<int>() == node[1].as<int>() ? node[0].as<int>() : 0;
  });
  if (side < 32 || side > 4096) unreadable("imgsz", text, wanted);
  return side;
}

}  // namespace fieldloop
