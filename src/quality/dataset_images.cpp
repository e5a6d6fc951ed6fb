#include "quality/dataset_images.h"

#include <algorithm>
#include <opencv2/core/mat.hpp>

#include "core/error.h"
#include "core/in_parallel.h"
#include "core/rate_meter.h"
#include "datasets/datasets.h"
#include "files/atomic_file.h"
#include "home/image_hashes.h"
#include "image/decoded_photo.h"
#include "image/photo.h"
#include "quality/check_source.h"
#include "quality/parts.h"
#include "storage/labels/annotation_store.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

bool is_annotated_photo(const Database& db, const std::string& sha256) {
  return db.read([&](Transaction& sql) {
    const auto photo = find_photo_with_hash(sql, sha256);
    return photo && find_annotation(sql, *photo);
  });
}

void add_labels_alone(const SplitFile& split, const fs::path& folder, const std::set<fs::path>& known,
                      std::vector<SplitFile>& files) {
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    if (entry.path().extension() != ".txt" || entry.path().filename() == "classes.txt") continue;
    if (known.contains(entry.path())) continue;
    auto alone = split;
    alone.image = entry.path();
    alone.has_label = true;
    files.push_back(std::move(alone));
  }
}

void add_split(const QualityParts& parts, const YoloDataset& dataset, Split which, SplitFile split,
               std::vector<SplitFile>& files) {
  if (dataset.images(which).empty()) return;
  std::set<fs::path> labels;
  for (const auto& [sha256, image] : parts.datasets.images_by_sha256(dataset, which)) {
    const auto label = label_path_of(image);
    labels.insert(label);
    split.image = image;
    split.has_image = true;
    split.has_label = fs::exists(label);
    if (!is_annotated_photo(parts.db, sha256)) files.push_back(split);
  }
  split.has_image = false;
  add_labels_alone(split, label_path_of(dataset.images(which) / "any.jpg").parent_path(), labels, files);
}

SeenImage seen_on(const LoadedModel& model, const fs::path& image) {
  const auto photo = decode_photo(read_file(image), model.detector.image_size());
  SeenImage seen{photo.info.size, {}};
  for (const auto& [name, confidence, box] : detect_on(model, photo.image, photo.info.size))
    if (confidence >= kLeastSeen) seen.boxes.push_back({name, box, static_cast<float>(confidence)});
  return seen;
}

// Empty for an image that cannot be read, which source_of_file names.
std::optional<SeenImage> seen_or_nothing(const LoadedModel& model, const fs::path& image) {
  try {
    return seen_on(model, image);
  } catch (const Error&) {
    return std::nullopt;
  }
}

using Looked = std::pair<std::string, std::optional<SeenImage>>;  // SHA-256, what is seen

std::vector<Looked> look_at_portion(ImageHashes& hashes, const LoadedModel& model,
                                    const std::vector<fs::path>& images) {
  std::vector<Looked> all(images.size());
  in_parallel(images.size(), images.size(), [&](std::size_t i) {
    all[i] = {hashes.sha256(images[i]), seen_or_nothing(model, images[i])};
  });
  return all;
}

}  // namespace

std::vector<SplitFile> files_to_check(const QualityParts& parts, const YoloDataset& dataset,
                                      const std::string& name) {
  std::vector<SplitFile> files;
  for (const auto split : kAllSplits)
    add_split(parts, dataset, split, {name, split, {}, false, false}, files);
  return files;
}

void look_at_images(const QualityParts& parts, const std::shared_ptr<const LoadedModel>& model,
                    const std::vector<SplitFile>& files, const ProgressFn& progress,
                    const std::stop_token& stop) {
  if (!model) return;
  std::vector<fs::path> unseen;
  for (const auto& file : files)
    if (file.has_image && !parts.db.read([&](Transaction& sql) {
          return find_dataset_predictions(sql, parts.image_hashes.sha256(file.image), model->id);
        }))
      unseen.push_back(file.image);
  RateMeter meter("detecting", static_cast<std::int64_t>(unseen.size()));
  const auto portion = std::min<std::size_t>(core_count(), 8) * 2;
  for (std::size_t done = 0; done < unseen.size(); done += portion) {
    if (stop.stop_requested()) throw Error(ErrorCode::kCancelled, "The check was stopped");
    const auto begin = unseen.begin() + static_cast<std::ptrdiff_t>(done);
    const auto end = unseen.begin() + static_cast<std::ptrdiff_t>(std::min(done + portion, unseen.size()));
    const auto looked = look_at_portion(parts.image_hashes, *model, {begin, end});
    parts.db.write([&](Transaction& sql) {
      for (const auto& [sha256, seen] : looked)
        if (seen) set_dataset_predictions(sql, sha256, model->id, *seen);
    });
    for (std::size_t i = 0; i < looked.size(); ++i)
      if (const auto& state = meter.advance(); progress) progress(state);
  }
}

CheckSource source_of_file(const QualityParts& parts, const std::shared_ptr<const LoadedModel>& model,
                           const YoloDataset& dataset, const SplitFile& file) {
  CheckSource source;
  source.dataset = file.dataset;
  source.split = file.split;
  source.filename = file.image.filename().string();
  source.checked.from_files = true;
  source.checked.offered.insert(dataset.names.begin(), dataset.names.end());
  if (file.has_label && file.has_image) {
    const auto label = label_path_of(file.image);
    for (const auto& [box, id] : parse_yolo_labels(read_text_file(label), label.filename().string(),
                                                   static_cast<int>(dataset.names.size()), Overhang::kKeep))
      source.checked.boxes.push_back({dataset.names.at(static_cast<std::size_t>(id)), box});
  }
  if (!file.has_image) return source;
  source.sha256 = parts.image_hashes.sha256(file.image);
  const auto kept = !model ? std::nullopt : parts.db.read([&](Transaction& sql) {
    return find_dataset_predictions(sql, source.sha256, model->id);
  });
  if (kept) {
    source.size = kept->size;
    source.checked.seen = kept->boxes;
    source.checked.looked_at = true;
    const auto& names = model->detector.class_names();
    source.checked.models.emplace_back(names.begin(), names.end());
  } else {
    source.size = inspect_photo(read_file(file.image)).size;
  }
  return source;
}

CheckSource source_of_image(const QualityParts& parts, const std::string& name, Split split,
                            const std::string& filename) {
  const auto dataset = parts.datasets.open(name);
  const auto image = dataset.images(split) / filename;
  return source_of_file(parts, parts.detector.current(), dataset,
                        {name, split, image, true, fs::exists(label_path_of(image))});
}

}  // namespace fieldloop
