#include "train/protocol/settings.h"

#include <yaml-cpp/yaml.h>

#include <iterator>
#include <set>
#include <sstream>

#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// The keys of one file, with messages that name them.
class Arguments {
 public:
  explicit Arguments(const fs::path& file) : file_(file) {
    try {
      root_ = YAML::Load(read_text_file(file));
    } catch (const YAML::Exception& error) {
      refuse("", std::string("is not valid YAML: ") + error.what());
    }
    if (!root_.IsMap()) refuse("", "holds no settings");
  }

  void refuse_unknown(const std::set<std::string>& known) const {
    for (const auto& entry : root_)
      if (!known.contains(entry.first.Scalar())) refuse(entry.first.Scalar(), "is not a setting");
  }

  bool has(const std::string& key) const { return static_cast<bool>(root_[key]); }

  fs::path path(const std::string& key) const {
    const auto node = root_[key];
    if (!node || !node.IsScalar() || node.Scalar().empty()) refuse(key, "is missing: a path");
    return fs::absolute(file_.parent_path() / node.Scalar()).lexically_normal();
  }

  void option(const TrainingOption& option, TrainingOptions& options) const {
    const std::string key(option.name);
    if (!root_[key]) return;
    double value = 0;
    if (!YAML::convert<double>::decode(root_[key], value) || !allows(option, value))
      refuse(key, "must be " + demand_of(option));
    set_value(options, option, value);
  }

  void flag(const std::string& key, bool& value) const {
    if (root_[key] && !YAML::convert<bool>::decode(root_[key], value)) refuse(key, "must be true or false");
  }

  std::set<std::string> names(const std::string& key) const {
    std::vector<std::string> list;
    if (root_[key] && !YAML::convert<std::vector<std::string>>::decode(root_[key], list))
      refuse(key, "must be a list of names");
    return {list.begin(), list.end()};
  }

  std::string text(const std::string& key, const std::string& otherwise) const {
    return root_[key] && root_[key].IsScalar() ? root_[key].Scalar() : otherwise;
  }

  [[noreturn]] void refuse(const std::string& key, const std::string& why) const {
    throw Error(ErrorCode::kInvalidInput, file_.string() + ": " + (key.empty() ? "" : key + " ") + why, key);
  }

 private:
  fs::path file_;
  YAML::Node root_;
};

std::set<std::string> known_keys() {
  std::set<std::string> keys{"dataset", "base",      "output",         "new_photos",
                             "resume",  "precision", "retired_classes"};
  for (const auto& option : training_options()) keys.emplace(option.name);
  return keys;
}

std::optional<Precision> precision_in(const Arguments& arguments) {
  const auto name = arguments.text("precision", "auto");
  if (name == "auto") return std::nullopt;
  for (const auto precision : {Precision::kFloat32, Precision::kBfloat16})
    if (name == name_of(precision)) return precision;
  arguments.refuse("precision", "must be auto, float32 or bf16");
}

}  // namespace

std::set<std::string> new_photos_of(const TrainSettings& settings) {
  if (settings.new_photos.empty()) return {};
  std::istringstream lines(read_text_file(settings.new_photos));
  return {std::istream_iterator<std::string>(lines), {}};
}

TrainSettings read_settings(const fs::path& file) {
  const Arguments arguments(file);
  arguments.refuse_unknown(known_keys());
  TrainSettings settings;
  settings.dataset = arguments.path("dataset");
  settings.base = arguments.path("base");
  settings.output = arguments.path("output");
  if (arguments.has("new_photos")) settings.new_photos = arguments.path("new_photos");
  for (const auto& option : training_options()) arguments.option(option, settings);
  arguments.flag("resume", settings.resume);
  settings.retired_classes = arguments.names("retired_classes");
  settings.precision = precision_in(arguments);
  return settings;
}

}  // namespace fieldloop
