#include "datasets/waiting_photos.h"

#include "storage/sqlite/database.h"

namespace fieldloop {

std::vector<WaitingPhoto> waiting_photos(const Database& db) {
  return db.read([](Transaction& sql) {
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

}  // namespace fieldloop
