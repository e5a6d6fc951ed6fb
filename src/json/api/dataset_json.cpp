#include "json/api/dataset_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"
#include "photos/image_urls.h"

namespace fieldloop {

using nlohmann::json;

json to_json(const SplitSummary& summary) {
  auto classes = json::array();
  for (const auto& [name, count] : summary.classes)
    classes.push_back({{"class_name", name}, {"count", count}});
  return {{"photos", summary.photos},
          {"empty_photos", summary.empty_photos},
          {"boxes", summary.boxes},
          {"classes", classes}};
}

json to_json(const DatasetSummary& summary) {
  return {{"name", summary.name},
          {"file", summary.file},
          {"active", summary.active},
          {"classes", summary.classes},
          {"train", to_json(summary.train)},
          {"val", to_json(summary.val)},
          {"test", to_json(summary.test)},
          {"waiting", summary.waiting}};
}

json to_json(const AddItemsResult& result) {
  auto files = json::array();
  for (const auto& file : result.files) {
    json entry{{"filename", file.filename}, {"status", name_of(file.status)}};
    if (!file.reason.empty()) entry["reason"] = file.reason;
    files.push_back(std::move(entry));
  }
  return {{"added", result.added}, {"refused", result.refused}, {"files", files}};
}

json to_json(const AddAnnotatedResult& result) {
  auto skipped = json::array();
  for (const auto& [filename, reason] : result.skipped)
    skipped.push_back({{"filename", filename}, {"reason", reason}});
  return {{"added", result.added},
          {"skipped", skipped},
          {"balance", to_json(result.balance)},
          {"warnings", result.warnings}};
}

json to_json(const DatasetPhoto& photo) {
  if (!photo.split)
    return {{"filename", photo.filename},
            {"split", nullptr},
            {"photo_id", or_null(photo.photo)},
            {"image_url", photo_url(photo.filename)}};
  const std::string split(name_of(*photo.split));
  return {{"filename", photo.filename},
          {"split", split},
          {"photo_id", nullptr},
          {"image_url", dataset_image_url(photo.dataset, split, photo.filename)}};
}

}  // namespace fieldloop
