#include "datasets/joining_photos.h"

#include <optional>

#include "annotate/label_files.h"
#include "app/app.h"
#include "core/error.h"
#include "datasets/training_images.h"

namespace fieldloop {
namespace {

// Why another program's label file keeps the photo waiting.
std::optional<std::string> undecided(App& app, const PhotoRow& photo) {
  const auto label = label_beside(photo.filename).string();
  return app.db.read([&](Transaction& sql) -> std::optional<std::string> {
    const auto file = find_label_file(sql, label);
    if (file && file->problem) return "its label file cannot be read: " + *file->problem;
    if (!find_label_conflict(sql, photo.id)) return std::nullopt;
    return "its label file was changed by another program as well; decide on the Labels page";
  });
}

std::optional<std::string> reason_against(App& app, HeldOutPhotos& held_out, const PhotoRow& photo) {
  if (auto reason = undecided(app, photo)) return reason;
  return held_out.reason_against(app.photo_files.local(photo.filename));
}

}  // namespace

std::vector<WaitingPhoto> waiting_photos(App& app) {
  return app.db.read([](Transaction& sql) {
    std::vector<WaitingPhoto> waiting;
    for (auto& annotation : list_waiting_annotations(sql)) {
      auto photo = find_photo(sql, annotation.photo).value();
      waiting.push_back({std::move(annotation), std::move(photo)});
    }
    return waiting;
  });
}

std::vector<std::string> classes_of(const std::vector<WaitingPhoto>& waiting) {
  std::vector<std::string> names;
  for (const auto& each : waiting)
    for (const auto& box : each.annotation.boxes) names.push_back(box.class_name);
  return names;
}

std::vector<JoiningPhoto> joining_photos(App& app, const YoloDataset& dataset,
                                         const std::vector<WaitingPhoto>& waiting, SkippedPhotos& skipped) {
  HeldOutPhotos held_out(app, dataset);
  std::vector<JoiningPhoto> joining;
  for (const auto& [annotation, photo] : waiting) {
    try {
      if (const auto reason = reason_against(app, held_out, photo))
        skipped.emplace_back(photo, *reason);
      else
        joining.push_back({photo, training_image_of(app, dataset, photo.filename, photo.sha256),
                           format_yolo_labels(labelled(annotation.boxes, dataset.names))});
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kIo) throw;
      skipped.emplace_back(photo, error.what());
    }
  }
  return joining;
}

}  // namespace fieldloop
