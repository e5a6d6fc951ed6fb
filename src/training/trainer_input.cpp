#include "training/trainer_input.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "dataset/yolo.h"
#include "datasets/class_list.h"
#include "files/atomic_file.h"
#include "home/home.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// The image hashes of a manifest's train lines.
std::set<std::string> train_images(const std::string& manifest) {
  std::set<std::string> images;
  std::istringstream lines(manifest);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string split;
    std::string name;
    std::string sha256;
    std::getline(fields, split, '\t');
    std::getline(fields, name, '\t');
    std::getline(fields, sha256, '\t');
    if (split == name_of(Split::kTrain)) images.insert(sha256);
  }
  return images;
}

std::set<std::string> images_learned_by(const Home& home, const ModelRow& model) {
  if (!model.dataset_version || !fs::exists(manifest_file(home, *model.dataset_version))) return {};
  return train_images(read_text_file(manifest_file(home, *model.dataset_version)));
}

}  // namespace

RunSettings settings_for(const TrainingParts& parts, const ModelRow& base, const TrainingRequest& request) {
  RunSettings settings;
  static_cast<TrainingOptions&>(settings) = static_cast<const TrainingOptions&>(request);
  settings.base = parts.home.root() / base.folder / "best.pt";
  const auto retired = parts.classes.retired();
  settings.retired_classes = {retired.begin(), retired.end()};
  return settings;
}

fs::path manifest_file(const Home& home, const std::string& hash) {
  return home.training_data() / "versions" / (hash + ".tsv");
}

int write_new_photos(const Home& home, const ModelRow& base, const std::string& manifest,
                     const fs::path& file) {
  const auto known = images_learned_by(home, base);
  const auto all = train_images(manifest);
  std::set<std::string> fresh;
  std::ranges::set_difference(all, known, std::inserter(fresh, fresh.end()));
  write_new_photos(fresh, file);
  return static_cast<int>(fresh.size());
}

}  // namespace fieldloop
