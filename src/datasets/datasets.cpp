#include "datasets/datasets.h"

#include "dataset/class_names.h"
#include "datasets/create_dataset.h"
#include "datasets/dataset_files.h"
#include "datasets/training_images.h"
#include "home/home.h"
#include "storage/labels/annotation_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

DatasetSummary summarised(const Home& home, const std::string& name, int waiting,
                          const std::optional<std::string>& active) {
  const auto dataset = open_dataset(home, name);
  return {name,
          home.relative(dataset.file),
          active == name,
          dataset.names,
          summarise(dataset, Split::kTrain),
          summarise(dataset, Split::kVal),
          summarise(dataset, Split::kTest),
          waiting};
}

int waiting_count(const Database& db) {
  return db.read([](Transaction& sql) { return count_waiting_annotations(sql); });
}

}  // namespace

SplitSummary summarise(const YoloDataset& dataset, Split split) {
  SplitSummary summary;
  for (const auto& name : dataset.names) summary.classes.emplace_back(name, 0);
  for (const auto& item : load_split(dataset, split).items) {
    ++summary.photos;
    if (item.boxes.empty()) ++summary.empty_photos;
    for (const auto& box : item.boxes) ++summary.classes.at(static_cast<std::size_t>(box.class_id)).second;
    summary.boxes += static_cast<int>(item.boxes.size());
  }
  return summary;
}

std::vector<std::string> Datasets::names() const { return dataset_names(parts_.home); }

YoloDataset Datasets::open(const std::string& name) const { return open_dataset(parts_.home, name); }

std::optional<std::string> Datasets::active() const { return active_dataset(parts_.db, parts_.home); }

std::string Datasets::resolve(const std::string& name_or_file) const {
  return resolve_dataset(parts_.db, parts_.home, name_or_file);
}

std::vector<DatasetSummary> Datasets::list() const {
  const int waiting = waiting_count(parts_.db);
  const auto chosen = active();
  std::vector<DatasetSummary> summaries;
  for (const auto& name : names()) summaries.push_back(summarised(parts_.home, name, waiting, chosen));
  return summaries;
}

DatasetSummary Datasets::get(const std::string& name) const {
  return summarised(parts_.home, name, waiting_count(parts_.db), active());
}

DatasetSummary Datasets::create(const std::string& name, const std::vector<std::string>& classes) const {
  check_new_class_names(classes);
  create_dataset(parts_, name, classes);
  return get(name);
}

void Datasets::add_classes(const std::string& name, const std::vector<std::string>& classes) const {
  add_dataset_classes(parts_.home, name, classes);
}

FileLock Datasets::lock() const { return lock_datasets(parts_.home); }

AddItemsResult Datasets::add_items(const std::string& name, Split split,
                                   const std::vector<DatasetUpload>& files) const {
  return add_dataset_items(parts_, name, split, files);
}

AddItemsResult Datasets::import_yolo(const std::filesystem::path& yaml_file, const std::string& name,
                                     const ProgressFn& progress) const {
  return import_dataset(parts_, yaml_file, name, progress);
}

AddItemsResult Datasets::copy_split(const YoloDataset& source, Split from, const std::string& dataset,
                                    Split to, const ProgressFn& progress) const {
  return fieldloop::copy_split(parts_, source, from, dataset, to, progress);
}

AddAnnotatedResult Datasets::add_annotated(const std::string& name) const {
  return fieldloop::add_annotated(parts_, name);
}

std::vector<WaitingPhoto> Datasets::waiting() const { return waiting_photos(parts_.db); }

CheckedDataset Datasets::checked(const std::string& name, bool with_waiting,
                                 std::filesystem::path folder) const {
  return {parts_, name, with_waiting, std::move(folder)};
}

DatasetImage Datasets::image(const std::string& name, Split split, const std::string& filename,
                             std::optional<int> width) const {
  return dataset_image(open(name), name, split, filename, width);
}

std::map<std::string, std::filesystem::path> Datasets::images_by_sha256(const YoloDataset& dataset,
                                                                        Split split) const {
  return fieldloop::images_by_sha256(parts_.image_hashes, dataset, split);
}

std::filesystem::path Datasets::training_image_of(const YoloDataset& dataset, const std::string& filename,
                                                  const std::string& sha256) const {
  return fieldloop::training_image_of(parts_.image_hashes, dataset, filename, sha256);
}

SynthesisResult Datasets::synthesize(SynthesisRequest request, const ProgressFn& progress,
                                     std::stop_token stop) const {
  return fieldloop::synthesize(parts_, std::move(request), progress, std::move(stop));
}

}  // namespace fieldloop
