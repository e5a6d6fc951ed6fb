#include "datasets/class_lists.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "core/error.h"
#include "files/atomic_file.h"
#include "json/stored/label_notes.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr std::array<std::string_view, 6> kLists{"classes.txt", "obj.names",    "data.yaml",
                                                 "data.yml",    "dataset.yaml", "notes.json"};
constexpr std::size_t kLargest = std::size_t{1} << 20;

Names names_in_lines(const std::string& text) {
  Names names;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto name = text.substr(begin, end - begin);
    name.erase(name.find_last_not_of(" \t\r") + 1);
    name.erase(0, name.find_first_not_of(" \t"));
    names.push_back(std::move(name));
    begin = end + 1;
  }
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

void place(Names& names, std::size_t id, std::string name) {
  constexpr std::size_t kMostClasses = 10'000;
  if (id >= kMostClasses) throw std::out_of_range("a class id is too large");
  if (names.size() <= id) names.resize(id + 1);
  names[id] = std::move(name);
}

Names names_in_yaml(const std::string& text) {
  const auto list = YAML::Load(text)["names"];
  if (!list || (!list.IsMap() && !list.IsSequence())) throw std::invalid_argument("names is missing");
  if (list.IsSequence()) return list.as<Names>();
  Names names;
  for (const auto& entry : list) place(names, entry.first.as<std::size_t>(), entry.second.as<std::string>());
  return names;
}

Names names_in_notes(const std::string& text) {
  Names names;
  for (auto& [id, name] : categories_in_notes(text)) place(names, id, std::move(name));
  return names;
}

Names read_list(const fs::path& file) {
  const auto text = read_text_file(file, kLargest);
  const auto extension = file.extension();
  try {
    if (extension == ".json") return names_in_notes(text);
    return extension == ".yaml" || extension == ".yml" ? names_in_yaml(text) : names_in_lines(text);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::kInvalidInput,
                file.filename().string() + " is not a list of classes: " + error.what(), file.string());
  }
}

std::optional<fs::path> newest_list_in(const fs::path& folder) {
  std::optional<fs::path> newest;
  fs::file_time_type newest_time;
  for (const auto name : kLists) {
    std::error_code absent;
    const auto time = fs::last_write_time(folder / name, absent);
    if (absent || (newest && time <= newest_time)) continue;
    newest = folder / name;
    newest_time = time;
  }
  return newest;
}

}  // namespace

std::optional<Names> class_list_for(const fs::path& label, const fs::path& top) {
  for (auto folder = label.parent_path();; folder = folder.parent_path()) {
    if (const auto list = newest_list_in(folder)) return read_list(*list);
    if (folder == top || !folder.has_relative_path()) return std::nullopt;
  }
}

bool is_class_list(const std::string& filename) {
  return std::ranges::find(kLists, filename) != kLists.end();
}

}  // namespace fieldloop
