#include "datasets/checked_dataset.h"

#include <algorithm>

#include "core/error.h"
#include "datasets/dataset_files.h"
#include "datasets/parts.h"
#include "files/atomic_file.h"
#include "home/home.h"
#include "home/photo_files.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

void link_to(const fs::path& target, const fs::path& link) {
  fs::create_directories(link.parent_path());
  fs::create_symlink(target, link);
}

void add_missing(std::vector<std::string>& names, const std::vector<std::string>& wanted) {
  for (const auto& name : wanted)
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

bool is_below(const fs::path& file, const fs::path& folder) {
  const auto relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

fs::path labels_of(const fs::path& images) { return label_path_of(images / "x").parent_path(); }

}  // namespace

CheckedDataset::CheckedDataset(const DatasetsParts& parts, const std::string& name, bool with_waiting,
                               fs::path folder)
    : home_(parts.home),
      photo_files_(parts.photo_files),
      name_(name),
      folder_(std::move(folder)),
      original_(open_dataset(parts.home, name)),
      dataset_(original_) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  const auto waiting = with_waiting ? waiting_photos(parts.db) : std::vector<WaitingPhoto>{};
  add_missing(dataset_.names, classes_of(waiting));
  joining_ = joining_photos(parts, dataset_, waiting, skipped_);
  if (joining_.empty()) return;
  dataset_.file = folder_ / original_.file.filename();
  dataset_.root = folder_;
  dataset_.train = folder_ / "images/train";
  try {
    link_train_photos();
    add_joining();
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo, "Cannot write to " + folder_.string() + ": " + error.code().message());
  }
  save_dataset(dataset_);
}

CheckedDataset::~CheckedDataset() {
  std::error_code ignored;  // the next one empties it again
  fs::remove_all(folder_, ignored);
}

void CheckedDataset::link_train_photos() {
  if (!fs::exists(original_.train)) return;
  for (const auto& entry : fs::recursive_directory_iterator(original_.train)) {
    const auto label = label_path_of(entry.path());
    if (!entry.is_regular_file() || !fs::exists(label)) continue;
    const auto image = dataset_.train / entry.path().lexically_relative(original_.train);
    link_to(entry.path(), image);
    link_to(label, label_path_of(image));
  }
}

void CheckedDataset::add_joining() {
  for (const auto& each : joining_) {
    const auto image = dataset_.train / each.image.lexically_relative(original_.train);
    fs::create_directories(label_path_of(image).parent_path());
    fs::remove(image);
    link_to(photo_files_.local(each.photo.filename), image);
    fs::remove(label_path_of(image));
    write_file_atomically(label_path_of(image), std::string_view(each.label));
  }
}

DatasetPhoto CheckedDataset::photo(const fs::path& image) const {
  const bool learned = is_below(image, dataset_.train);
  const auto name = image.lexically_relative(learned ? dataset_.train : dataset_.val).generic_string();
  const auto joining = std::ranges::find_if(
      joining_, [&](const auto& each) { return learned && each.image == original_.train / name; });
  if (joining != joining_.end()) return field_photo(joining->photo);
  return {name_, name, learned ? Split::kTrain : Split::kVal, std::nullopt};
}

DatasetPhoto CheckedDataset::field_photo(const PhotoRow& photo) {
  return {{}, photo.filename, std::nullopt, photo.id};
}

std::string CheckedDataset::readable(std::string text) const {
  replace_all(text, dataset_.train.string() + "/", original_.train.string() + "/");
  replace_all(text, labels_of(dataset_.train).string() + "/", labels_of(original_.train).string() + "/");
  replace_all(text, folder_.string(), folder_.parent_path().string());
  replace_all(text, home_.root().string() + "/", "");
  return text;
}

}  // namespace fieldloop
