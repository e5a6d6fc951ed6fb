#include "protocol/run_settings.h"

#include <yaml-cpp/yaml.h>

#include <iterator>
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
  if (const auto precision = precision_named(name)) return precision;
  arguments.refuse("precision", "must be auto, float32 or bf16");
}

}  // namespace

std::string to_yaml(const RunSettings& settings) {
  YAML::Emitter out;
  out.SetDoublePrecision(9);
  out << YAML::BeginMap;
  out << YAML::Key << "dataset" << YAML::Value << settings.dataset.string();
  out << YAML::Key << "base" << YAML::Value << settings.base.string();
  out << YAML::Key << "output" << YAML::Value << settings.output.string();
  if (!settings.new_photos.empty())
    out << YAML::Key << "new_photos" << YAML::Value << settings.new_photos.string();
  for (const auto& option : training_options())
    out << YAML::Key << std::string(option.name) << YAML::Value << value_of(settings, option);
  out << YAML::Key << "resume" << YAML::Value << settings.resume;
  out << YAML::Key << "retired_classes" << YAML::Value << YAML::Flow
      << std::vector<std::string>(settings.retired_classes.begin(), settings.retired_classes.end());
  if (settings.precision)
    out << YAML::Key << "precision" << YAML::Value << std::string(name_of(*settings.precision));
  out << YAML::EndMap;
  return std::string(out.c_str()) + "\n";
}

RunSettings read_settings(const fs::path& file) {
  const Arguments arguments(file);
  arguments.refuse_unknown(known_keys());
  RunSettings settings;
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

void write_new_photos(const std::set<std::string>& hashes, const fs::path& file) {
  std::string lines;
  for (const auto& hash : hashes) lines += hash + "\n";
  write_file_atomically(file, std::string_view(lines));
}

std::set<std::string> new_photos_of(const RunSettings& settings) {
  if (settings.new_photos.empty()) return {};
  std::istringstream lines(read_text_file(settings.new_photos));
  return {std::istream_iterator<std::string>(lines), {}};
}

}  // namespace fieldloop
