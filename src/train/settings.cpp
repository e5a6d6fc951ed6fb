#include "train/settings.h"

#include <yaml-cpp/yaml.h>

#include <set>

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

  fs::path path(const std::string& key) const {
    const auto node = root_[key];
    if (!node || !node.IsScalar() || node.Scalar().empty()) refuse(key, "is missing: a path");
    return fs::absolute(file_.parent_path() / node.Scalar()).lexically_normal();
  }

  template <class Number>
  void number(const std::string& key, Number low, Number high, const std::string& allowed,
              Number& value) const {
    if (!root_[key]) return;
    if (!YAML::convert<Number>::decode(root_[key], value) || !(value >= low && value <= high))
      refuse(key, "must be " + allowed);
  }

  void flag(const std::string& key, bool& value) const {
    if (root_[key] && !YAML::convert<bool>::decode(root_[key], value)) refuse(key, "must be true or false");
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

std::optional<Precision> precision_in(const Arguments& arguments) {
  const auto name = arguments.text("precision", "auto");
  if (name == "auto") return std::nullopt;
  for (const auto precision : {Precision::kFloat32, Precision::kBfloat16})
    if (name == name_of(precision)) return precision;
  arguments.refuse("precision", "must be auto, float32 or bf16");
}

}  // namespace

TrainSettings read_settings(const fs::path& file) {
  const Arguments arguments(file);
  arguments.refuse_unknown({"dataset", "base", "output", "epochs", "batch", "image_size", "learning_rate",
                            "seed", "frozen_stages", "resume", "precision", "threads"});
  TrainSettings settings;
  settings.dataset = arguments.path("dataset");
  settings.base = arguments.path("base");
  settings.output = arguments.path("output");
  arguments.number("epochs", 1, 1000, "a whole number from 1 to 1000", settings.epochs);
  arguments.number("batch", 1, 128, "a whole number from 1 to 128", settings.batch);
  arguments.number("image_size", 160, 1280, "a multiple of 32 from 160 to 1280", settings.image_size);
  if (settings.image_size % 32 != 0)
    arguments.refuse("image_size", "must be a multiple of 32 from 160 to 1280");
  arguments.number("learning_rate", 1e-6, 0.1, "a number from 0.000001 to 0.1", settings.learning_rate);
  arguments.number("seed", std::uint64_t{0}, ~std::uint64_t{0}, "a whole number from 0", settings.seed);
  arguments.number("frozen_stages", 0, 4, "a whole number from 0 to 4", settings.frozen_stages);
  arguments.flag("resume", settings.resume);
  settings.precision = precision_in(arguments);
  arguments.number("threads", 0, 256, "a whole number from 0 to 256", settings.threads);
  return settings;
}

}  // namespace fieldloop
