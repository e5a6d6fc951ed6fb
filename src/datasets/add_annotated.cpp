#include "datasets/add_annotated.h"

#include <algorithm>

#include "annotate/label_files.h"
#include "annotate/label_folder.h"
#include "app/app.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/joining_photos.h"
#include "files/atomic_file.h"
#include "storage/labels/annotation_store.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstDataset = "yard";

std::string target_dataset(App& app, const std::string& named) {
  if (!named.empty() || active_dataset(app)) return resolve_dataset(app, named);
  auto classes = label_classes(app);
  if (classes.empty()) classes = offered_classes(app);
  if (classes.empty())
    throw Error(ErrorCode::kInvalidInput,
                "There is no dataset and no class yet; add a class or annotate an animal first.", "dataset");
  return create_dataset(app, kFirstDataset, classes).name;
}

void place(App& app, const JoiningPhoto& joining) {
  const auto label = label_path_of(joining.image);
  fs::create_directories(joining.image.parent_path());
  fs::create_directories(label.parent_path());
  if (!fs::exists(joining.image))
    app.photo_files.copy_to(joining.photo.filename, joining.image);
  write_file_atomically(label, joining.label);
}

void leave_to_annotate(App& app, const std::vector<JoiningPhoto>& placed) {
  app.db.write([&](Transaction& sql) {
    for (const auto& each : placed) remove_label_to_annotate(app, sql, each.photo.filename);
  });
  std::error_code ignored;
  for (const auto& each : placed) fs::remove(app.home.to_annotate() / each.photo.filename, ignored);
}

std::string activity_text(int added, const std::string& dataset) {
  return std::to_string(added) + (added == 1 ? " annotated photo" : " annotated photos") + " joined " +
         dataset;
}

}  // namespace

AddAnnotatedResult add_annotated(App& app, const std::string& named) {
  AddAnnotatedResult result;
  result.dataset = target_dataset(app, named);
  LabelFolder(app, {}).sweep();
  const auto waiting = waiting_photos(app);
  add_dataset_classes(app, result.dataset, classes_of(waiting));
  const auto lock = lock_datasets(app);
  const auto dataset = open_dataset(app, result.dataset);
  SkippedPhotos skipped;
  const auto placed = joining_photos(app, dataset, waiting, skipped);
  for (const auto& [photo, reason] : skipped) result.skipped.emplace_back(photo.filename, reason);
  for (const auto& each : placed) place(app, each);
  result.added = static_cast<int>(placed.size());
  if (!placed.empty()) {
    app.db.write([&](Transaction& sql) {
      for (const auto& each : placed) set_annotation_dataset(sql, each.photo.id, result.dataset);
      add_activity(sql, "dataset", activity_text(result.added, result.dataset));
    });
    leave_to_annotate(app, placed);
    app.events.publish("photos");
  }
  result.balance = summarise(dataset, Split::kTrain);
  result.warnings = balance_warnings(result.balance, summarise(dataset, Split::kVal));
  return result;
}

std::vector<std::string> balance_warnings(const SplitSummary& train, const SplitSummary& val) {
  constexpr int kFewBoxes = 20;
  constexpr double kFewEmpty = 0.1;
  constexpr double kDominating = 0.8;
  std::vector<std::string> warnings;
  if (val.photos == 0)
    warnings.emplace_back(
        "There are no validation photos, so a model cannot be measured; add labelled photos to val.");
  if (train.photos > 0 && train.empty_photos < kFewEmpty * train.photos)
    warnings.push_back(
        "Only " + std::to_string(train.empty_photos) + " of " + std::to_string(train.photos) +
        " training photos are empty; confirmed empty photos are what teaches a model not to raise "
        "false alarms.");
  for (const auto& [name, count] : train.classes) {
    if (count < kFewBoxes)
      warnings.push_back("There are only " + std::to_string(count) + " boxes of " + name + "; about " +
                         std::to_string(kFewBoxes) + " are the least to learn from.");
    if (train.classes.size() > 1 && count > kDominating * train.boxes)
      warnings.push_back(name + " has " + std::to_string(count) + " of the " + std::to_string(train.boxes) +
                         " boxes; the other classes will be found less well.");
  }
  return warnings;
}

nlohmann::json to_json(const AddAnnotatedResult& result) {
  auto skipped = nlohmann::json::array();
  for (const auto& [filename, reason] : result.skipped)
    skipped.push_back({{"filename", filename}, {"reason", reason}});
  return {{"added", result.added},
          {"skipped", skipped},
          {"balance", to_json(result.balance)},
          {"warnings", result.warnings}};
}

}  // namespace fieldloop
