#include "dataset/class_names.h"

#include <algorithm>
#include <string_view>

#include "core/coco_classes.h"
#include "core/error.h"

namespace fieldloop {
namespace {

constexpr std::size_t kLongestClassName = 60;

bool contains(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

// Letters of other alphabets are compared as they are.
std::string without_case(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
  });
  return name;
}

}  // namespace

std::string checked_class_name(const std::string& name) {
  const auto first = name.find_first_not_of(" \t\r\n");
  const auto trimmed =
      first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(" \t\r\n") - first + 1);
  const bool control = std::any_of(trimmed.begin(), trimmed.end(), [](unsigned char c) { return c < ' '; });
  if (trimmed.empty() || trimmed.size() > kLongestClassName || control)
    throw Error(ErrorCode::kInvalidInput, "A class name has 1 to 60 characters on one line.", "name");
  return trimmed;
}

void check_new_class_name(const std::string& name, const std::vector<std::string>& others) {
  if (const auto found = name.find_first_of("/\\,\"<>:"); found != std::string::npos)
    throw Error(ErrorCode::kInvalidInput,
                "A class name cannot hold " + name.substr(found, 1) +
                    ", which label files, tables and folders give a meaning of its own.",
                "name");
  const auto same = std::ranges::find(others, without_case(name), without_case);
  if (same != others.end())
    throw Error(ErrorCode::kConflict, "There is the class " + *same + " already.", "name");
}

void check_new_class_names(const std::vector<std::string>& names) {
  std::vector<std::string> before;
  for (const auto& each : names) {
    const auto name = checked_class_name(each);
    if (!contains(before, name)) check_new_class_name(name, before);
    before.push_back(name);
  }
}

std::vector<std::string> animals_of(std::vector<std::string> classes) {
  if (contains(classes, "person") && contains(classes, "giraffe"))
    std::erase_if(classes, [](const std::string& name) { return !is_coco_animal(name); });
  return classes;
}

}  // namespace fieldloop
