#include "datasets/add_annotated.h"

#include <algorithm>

#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/create_dataset.h"
#include "datasets/dataset_files.h"
#include "datasets/joining_photos.h"
#include "datasets/label_files.h"
#include "datasets/parts.h"
#include "files/atomic_file.h"
#include "home/events.h"
#include "home/home.h"
#include "home/photo_files.h"
#include "home/set_aside.h"
#include "storage/labels/annotation_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstDataset = "yard";

std::string target_dataset(const DatasetsParts& parts, const std::string& named) {
  if (!named.empty() || active_dataset(parts.db, parts.home))
    return resolve_dataset(parts.db, parts.home, named);
  auto classes = parts.classes.in_labels();
  if (classes.empty()) classes = parts.classes.offered();
  if (classes.empty())
    throw Error(ErrorCode::kInvalidInput,
                "There is no dataset and no class yet; add a class or annotate an animal first.", "dataset");
  create_dataset(parts, kFirstDataset, classes);
  return kFirstDataset;
}

// A label of before is there beside an older copy of the database, or when the dataset was edited by hand.
void keep_other_label(const Home& home, const fs::path& label, const std::string& text) {
  if (fs::exists(label) && read_text_file(label) != text) set_aside(home, label);
}

void place(const DatasetsParts& parts, const JoiningPhoto& joining) {
  const auto label = label_path_of(joining.image);
  fs::create_directories(joining.image.parent_path());
  fs::create_directories(label.parent_path());
  if (!fs::exists(joining.image)) parts.photo_files.copy_to(joining.photo.filename, joining.image);
  keep_other_label(parts.home, label, joining.label);
  write_file_atomically(label, joining.label);
}

void leave_to_annotate(const DatasetsParts& parts, const std::vector<JoiningPhoto>& placed) {
  parts.db.write([&](Transaction& sql) {
    for (const auto& each : placed) parts.label_files.remove(sql, each.photo.filename);
  });
  std::error_code ignored;
  for (const auto& each : placed) fs::remove(parts.home.to_annotate() / each.photo.filename, ignored);
}

std::string activity_text(int added, const std::string& dataset) {
  return std::to_string(added) + (added == 1 ? " annotated photo" : " annotated photos") + " joined " +
         dataset;
}

}  // namespace

AddAnnotatedResult add_annotated(const DatasetsParts& parts, const std::string& named) {
  AddAnnotatedResult result;
  result.dataset = target_dataset(parts, named);
  parts.take_in_label_files();
  const auto waiting = waiting_photos(parts.db);
  add_dataset_classes(parts.home, result.dataset, classes_of(waiting));
  const auto lock = lock_datasets(parts.home);
  const auto dataset = open_dataset(parts.home, result.dataset);
  SkippedPhotos skipped;
  const auto placed = joining_photos(parts, dataset, waiting, skipped);
  for (const auto& [photo, reason] : skipped) result.skipped.emplace_back(photo.filename, reason);
  for (const auto& each : placed) place(parts, each);
  result.added = static_cast<int>(placed.size());
  if (!placed.empty()) {
    parts.db.write([&](Transaction& sql) {
      for (const auto& each : placed) set_annotation_dataset(sql, each.photo.id, result.dataset);
      add_activity(sql, "dataset", activity_text(result.added, result.dataset));
    });
    leave_to_annotate(parts, placed);
    parts.events.publish("photos");
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

}  // namespace fieldloop
