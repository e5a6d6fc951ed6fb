#include "datasets/joining_photos.h"

#include <optional>

#include "core/error.h"
#include "datasets/label_files.h"
#include "datasets/parts.h"
#include "datasets/training_images.h"
#include "home/photo_files.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

// Why another program's label file keeps the photo waiting.
std::optional<std::string> undecided(const Database& db, const PhotoRow& photo) {
  const auto label = label_beside(photo.filename).string();
  return db.read([&](Transaction& sql) -> std::optional<std::string> {
    const auto file = find_label_file(sql, label);
    if (file && file->problem) return "its label file cannot be read: " + *file->problem;
    if (!find_label_conflict(sql, photo.id)) return std::nullopt;
    return "its label file was changed by another program as well; decide on the Labels page";
  });
}

std::optional<std::string> reason_against(const DatasetsParts& parts, HeldOutPhotos& held_out,
                                          const PhotoRow& photo) {
  if (auto reason = undecided(parts.db, photo)) return reason;
  return held_out.reason_against(parts.photo_files.local(photo.filename));
}

}  // namespace

std::vector<JoiningPhoto> joining_photos(const DatasetsParts& parts, const YoloDataset& dataset,
                                         const std::vector<WaitingPhoto>& waiting, SkippedPhotos& skipped) {
  HeldOutPhotos held_out(parts.image_hashes, dataset);
  std::vector<JoiningPhoto> joining;
  for (const auto& [annotation, photo] : waiting) {
    try {
      if (const auto reason = reason_against(parts, held_out, photo))
        skipped.emplace_back(photo, *reason);
      else
        joining.push_back({photo,
                           training_image_of(parts.image_hashes, dataset, photo.filename, photo.sha256),
                           format_yolo_labels(labelled(annotation.boxes, dataset.names))});
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kIo) throw;
      skipped.emplace_back(photo, error.what());
    }
  }
  return joining;
}

}  // namespace fieldloop
