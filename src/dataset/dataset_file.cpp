#include <yaml-cpp/yaml.h>

#include <array>
#include <set>

#include "core/error.h"
#include "dataset/yolo.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  throw Error(ErrorCode::kInvalidInput, file.string() + ": " + why, file.string());
}

YAML::Node parse(const fs::path& file) {
  try {
    auto node = YAML::Load(read_text_file(file));
    if (!node.IsMap()) refuse(file, "this is not a dataset description (path, train, val, names)");
    return node;
  } catch (const YAML::Exception& error) {
    refuse(file, std::string("this is not valid YAML: ") + error.what());
  }
}

// The folder under `key`, absolute and normal; empty when the key is absent or null.
fs::path folder_at(const YAML::Node& node, const char* key, const fs::path& base, const fs::path& file) {
  const auto value = node[key];
  if (!value || value.IsNull()) return {};
  if (!value.IsScalar()) refuse(file, std::string(key) + " must be one folder");
  auto folder = (base / value.Scalar()).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();
}

std::vector<std::string> names_in_map(const YAML::Node& names, const fs::path& file) {
  std::vector<std::string> result(names.size());
  for (const auto& entry : names) {
    const auto id = entry.first.as<std::size_t>();
    if (id >= result.size() || !result[id].empty())
      refuse(file, "names must be numbered 0, 1, 2 … without gaps");
    result[id] = entry.second.as<std::string>();
  }
  return result;
}

std::vector<std::string> names_in(const YAML::Node& node, const fs::path& file) {
  const auto names = node["names"];
  if (!names || names.size() == 0) refuse(file, "names is missing: the list of classes");
  try {
    auto result = names.IsMap() ? names_in_map(names, file) : names.as<std::vector<std::string>>();
    const std::set<std::string> distinct(result.begin(), result.end());
    if (distinct.size() != result.size() || distinct.contains(""))
      refuse(file, "names must differ and not be empty");
    return result;
  } catch (const YAML::Exception&) {
    refuse(file, "names must be a list of class names, or a map from 0, 1, 2 … to them");
  }
}

std::string relative_if_below(const fs::path& path, const fs::path& base) {
  const auto relative = path.lexically_relative(base);
  return (relative.empty() || *relative.begin() == ".." ? path : relative).generic_string();
}

}  // namespace

const fs::path& YoloDataset::images(Split split) const {
  switch (split) {
    case Split::kTrain:
      return train;
    case Split::kVal:
      return val;
    case Split::kTest:
      return test;
  }
  return train;
}

YoloDataset load_dataset(const fs::path& yaml_file) {
  const auto node = parse(yaml_file);
  const auto file = fs::absolute(yaml_file).lexically_normal();
  YoloDataset dataset;
  dataset.file = file;
  dataset.root = folder_at(node, "path", file.parent_path(), yaml_file);
  if (dataset.root.empty()) dataset.root = file.parent_path();
  dataset.train = folder_at(node, "train", dataset.root, yaml_file);
  dataset.val = folder_at(node, "val", dataset.root, yaml_file);
  dataset.test = folder_at(node, "test", dataset.root, yaml_file);
  if (dataset.train.empty()) refuse(yaml_file, "train is missing: the folder of training images");
  dataset.names = names_in(node, yaml_file);
  return dataset;
}

void save_dataset(const YoloDataset& dataset) {
  YAML::Emitter out;
  out << YAML::BeginMap;
  out << YAML::Key << "path" << YAML::Value << relative_if_below(dataset.root, dataset.file.parent_path());
  for (const auto split : kAllSplits) {
    if (dataset.images(split).empty()) continue;
    out << YAML::Key << std::string(name_of(split)) << YAML::Value
        << relative_if_below(dataset.images(split), dataset.root);
  }
  out << YAML::Key << "names" << YAML::Value << YAML::BeginMap;
  for (std::size_t id = 0; id < dataset.names.size(); ++id)
    out << YAML::Key << id << YAML::Value << dataset.names[id];
  out << YAML::EndMap << YAML::EndMap << YAML::Newline;
  write_file_atomically(dataset.file, std::string_view(out.c_str(), out.size()));
}

}  // namespace fieldloop
