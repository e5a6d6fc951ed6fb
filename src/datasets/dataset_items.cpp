#include "datasets/dataset_items.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/error.h"
#include "datasets/create_dataset.h"
#include "datasets/dataset_files.h"
#include "datasets/label_files.h"
#include "datasets/parts.h"
#include "datasets/training_images.h"
#include "files/atomic_file.h"
#include "image/photo.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

std::string_view text_of(const DatasetUpload& file) {
  return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
}

bool is_label(const DatasetUpload& file) { return fs::path(file.filename).extension() == ".txt"; }

std::string stem_of(const DatasetUpload& file) {
  return fs::path(safe_filename(file.filename)).stem().string();
}

// One upload into one split.
class Adder {
 public:
  Adder(ImageHashes& hashes, const YoloDataset& dataset, Split split, const std::vector<DatasetUpload>& files)
      : hashes_(hashes), dataset_(dataset), split_(split), files_(files) {
    for (const auto other : kAllSplits) {
      auto images = images_by_sha256(hashes, dataset, other);
      if (other == split)
        here_ = std::move(images);
      else
        for (const auto& [sha256, image] : images) elsewhere_[sha256] = std::string(name_of(other));
    }
    for (const auto& [sha256, image] : here_) by_stem_[image.stem().string()] = image;
  }

  AddItemsResult add_all() {
    for (const auto& file : files_) {
      if (is_label(file))
        labels_[stem_of(file)] = &file;
      else
        brought_.insert(stem_of(file));
    }
    AddItemsResult result;
    for (const auto& file : files_)
      if (!is_label(file)) outcomes_[&file] = outcome_of(file, [&] { return add_image(file); });
    for (const auto& file : files_) {
      if (is_label(file)) outcomes_[&file] = outcome_of(file, [&] { return add_label(file); });
      const auto& outcome = outcomes_[&file];
      if (outcome.status == FileOutcome::kAdded && !is_label(file)) ++result.added;
      if (outcome.status == FileOutcome::kRefused) ++result.refused;
      result.files.push_back(outcome);
    }
    return result;
  }

 private:
  template <class Action>
  static ItemOutcome outcome_of(const DatasetUpload& file, const Action& action) {
    try {
      return {file.filename, action(), ""};
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kIo) throw;  // the disk, not the file
      return {file.filename, FileOutcome::kRefused, error.what()};
    }
  }

  FileOutcome add_image(const DatasetUpload& file) {
    const auto stem = stem_of(file);
    const auto label = labels_.find(stem);
    if (label == labels_.end())
      throw Error(ErrorCode::kInvalidInput,
                  file.filename + " has no label file " + stem +
                      ".txt with it; for a photo without animals add an empty one.");
    const auto format = inspect_photo(file.bytes).format;
    const auto labels = checked_labels(*label->second);
    const auto sha256 = sha256_hex(file.bytes);
    if (const auto other = elsewhere_.find(sha256); other != elsewhere_.end())
      throw Error(ErrorCode::kInvalidInput, file.filename + " is already in " + other->second +
                                                "; a photo that is learned from must not measure the model.");
    const bool known = here_.contains(sha256);
    const auto image =
        known ? here_[sha256] : write_image(file, stem + std::string(extension_of(format)), sha256);
    write_file_atomically(label_path_of(image), labels);
    placed_[stem] = image;
    return known ? FileOutcome::kDuplicate : FileOutcome::kAdded;
  }

  fs::path write_image(const DatasetUpload& file, const std::string& filename, const std::string& sha256) {
    const auto image = image_path_in(hashes_, dataset_, split_, filename, sha256);
    fs::create_directories(label_path_of(image).parent_path());
    fs::create_directories(image.parent_path());
    write_file_atomically(image, file.bytes);
    here_[sha256] = image;
    return image;
  }

  FileOutcome add_label(const DatasetUpload& file) {
    const auto stem = stem_of(file);
    if (placed_.contains(stem)) return FileOutcome::kAdded;
    if (brought_.contains(stem))  // a photo of that name that is there already is another one
      throw Error(ErrorCode::kInvalidInput, file.filename + " labels a photo that was refused.");
    const auto present = by_stem_.find(stem);
    if (present == by_stem_.end())
      throw Error(ErrorCode::kInvalidInput, file.filename + " labels no image that could be added.");
    write_file_atomically(label_path_of(present->second), checked_labels(file));
    return FileOutcome::kAdded;
  }

  std::string checked_labels(const DatasetUpload& file) const {
    return format_yolo_labels(
        parse_yolo_labels(text_of(file), file.filename, static_cast<int>(dataset_.names.size())));
  }

  ImageHashes& hashes_;
  const YoloDataset& dataset_;
  Split split_;
  const std::vector<DatasetUpload>& files_;
  std::map<std::string, fs::path> here_;          // by SHA-256
  std::map<std::string, std::string> elsewhere_;  // SHA-256 to the split's name
  std::map<std::string, fs::path> by_stem_;       // before this upload
  std::map<std::string, const DatasetUpload*> labels_;
  std::set<std::string> brought_;           // stems of this upload's photos
  std::map<std::string, fs::path> placed_;  // by this upload, by stem
  std::map<const DatasetUpload*, ItemOutcome> outcomes_;
};

std::string dataset_name_of(const fs::path& yaml_file) {
  auto name = yaml_file.stem().string();
  for (const std::string_view suffix : {"_dataset", "-dataset"})
    if (name.size() > suffix.size() && name.ends_with(suffix)) name.erase(name.size() - suffix.size());
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return std::isalnum(c) != 0 ? static_cast<char>(std::tolower(c)) : '-';
  });
  return name;
}

void prepare_target(const DatasetsParts& parts, const std::string& name,
                    const std::vector<std::string>& classes) {
  const auto names = dataset_names(parts.home);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    create_dataset(parts, name, classes);
    return;
  }
  const auto present = open_dataset(parts.home, name).names;
  const auto common = std::min(present.size(), classes.size());
  if (!std::equal(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(common), classes.begin()))
    throw Error(
        ErrorCode::kConflict,
        "The dataset " + name + " is here already with other classes; import it under another --name.");
  add_dataset_classes(parts.home, name, classes);
}

// Some labelled photos as one upload.
AddItemsResult add_batch(const DatasetsParts& parts, const std::string& name, Split split,
                         std::span<const DatasetItem> items) {
  std::vector<std::vector<unsigned char>> contents;
  std::vector<DatasetUpload> files;
  contents.reserve(2 * items.size());
  for (const auto& item : items) {
    const auto filename = item.image.filename();
    const auto label = format_yolo_labels(item.boxes);
    contents.push_back(read_file(item.image));
    files.push_back({filename.string(), contents.back()});
    contents.emplace_back(label.begin(), label.end());
    files.push_back({label_beside(filename).string(), contents.back()});
  }
  return add_dataset_items(parts, name, split, files);
}

void append(AddItemsResult& all, AddItemsResult&& more) {
  all.added += more.added;
  all.refused += more.refused;
  for (auto& file : more.files)
    if (fs::path(file.filename).extension() != ".txt") all.files.push_back(std::move(file));
}

}  // namespace

AddItemsResult add_dataset_items(const DatasetsParts& parts, const std::string& name, Split split,
                                 const std::vector<DatasetUpload>& files) {
  const auto lock = lock_datasets(parts.home);
  const auto dataset = open_dataset(parts.home, name);
  return Adder(parts.image_hashes, dataset, split, files).add_all();
}

AddItemsResult copy_split(const DatasetsParts& parts, const YoloDataset& source, Split from,
                          const std::string& name, Split to, const ProgressFn& progress) {
  constexpr std::size_t kBatch = 64;
  const auto content = load_split(source, from);
  AddItemsResult result;
  for (const auto& problem : content.problems) result.files.push_back({"", FileOutcome::kRefused, problem});
  result.refused = static_cast<int>(content.problems.size());
  for (std::size_t done = 0; done < content.items.size();) {
    const auto batch = std::span(content.items).subspan(done, std::min(kBatch, content.items.size() - done));
    append(result, add_batch(parts, name, to, batch));
    done += batch.size();
    progress({std::string(name_of(to)),
              static_cast<std::int64_t>(done),
              static_cast<std::int64_t>(content.items.size()),
              {},
              {}});
  }
  return result;
}

AddItemsResult import_dataset(const DatasetsParts& parts, const fs::path& yaml_file, const std::string& name,
                              const ProgressFn& progress) {
  const auto source = load_dataset(yaml_file);
  const auto target = name.empty() ? dataset_name_of(yaml_file) : name;
  prepare_target(parts, target, source.names);
  AddItemsResult result;
  for (const auto split : kAllSplits)
    append(result, copy_split(parts, source, split, target, split, progress));
  parts.db.write([&](Transaction& sql) {
    add_activity(sql, "dataset", std::to_string(result.added) + " labelled photos imported into " + target);
  });
  return result;
}

}  // namespace fieldloop
