#include "training/run_arguments.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "app/app.h"
#include "dataset/yolo.h"
#include "datasets/class_list.h"
#include "files/atomic_file.h"

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

std::set<std::string> images_learned_by(App& app, const ModelRow& model) {
  if (!model.dataset_version || !fs::exists(manifest_file(app, *model.dataset_version))) return {};
  return train_images(read_text_file(manifest_file(app, *model.dataset_version)));
}

}  // namespace

TrainerArguments arguments_for(App& app, const ModelRow& base, const TrainingRequest& request) {
  TrainerArguments arguments;
  static_cast<TrainingOptions&>(arguments) = static_cast<const TrainingOptions&>(request);
  arguments.base = app.home.root() / base.folder / "best.pt";
  arguments.retired_classes = app.classes.retired();
  return arguments;
}

fs::path manifest_file(const App& app, const std::string& hash) {
  return app.home.training_data() / "versions" / (hash + ".tsv");
}

int write_new_photos(App& app, const ModelRow& base, const std::string& manifest, const fs::path& file) {
  const auto known = images_learned_by(app, base);
  const auto all = train_images(manifest);
  std::set<std::string> fresh;
  std::ranges::set_difference(all, known, std::inserter(fresh, fresh.end()));
  std::string lines;
  for (const auto& hash : fresh) lines += hash + "\n";
  write_file_atomically(file, std::string_view(lines));
  return static_cast<int>(fresh.size());
}

}  // namespace fieldloop
