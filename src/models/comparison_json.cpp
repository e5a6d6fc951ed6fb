#include "models/compare_models.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json box_json(const PixelBox& box, int class_id, ImageSize size,
              const std::vector<std::string>& class_names) {
  const NormBox norm = clipped(normalised(box, size));
  return {{"class_name", class_names.at(static_cast<std::size_t>(class_id))},
          {"x_min", norm.x_min},
          {"y_min", norm.y_min},
          {"x_max", norm.x_max},
          {"y_max", norm.y_max}};
}

json boxes_json(const std::vector<ComparedBox>& boxes, ImageSize size,
                const std::vector<std::string>& class_names) {
  json list = json::array();
  for (const auto& box : boxes) {
    json entry = box_json(box.detection.box, box.detection.class_id, size, class_names);
    entry["confidence"] = box.detection.confidence;
    entry["correct"] = box.correct;
    list.push_back(std::move(entry));
  }
  return list;
}

json truth_json(const ComparedPhoto& photo, const std::vector<std::string>& class_names) {
  json list = json::array();
  for (const auto& truth : photo.truth)
    list.push_back(box_json(truth.box, truth.class_id, photo.size, class_names));
  return list;
}

json differences_json(const MeasureDifferences& differences) {
  json object = json::object();
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto& measure = differences[m];
    object[std::string(name_of(static_cast<Measure>(m)))] =
        measure ? json{{"difference", measure->difference},
                       {"interval", {measure->interval.low, measure->interval.high}}}
                : json(nullptr);
  }
  return object;
}

}  // namespace

json to_json(const Comparison& comparison, const ComparisonNames& names,
             const std::function<std::string(const std::filesystem::path&)>& image_url) {
  json photos = json::array();
  for (const auto& photo : comparison.photos)
    photos.push_back({{"filename", photo.image.filename().string()},
                      {"image_url", image_url(photo.image)},
                      {"truth", truth_json(photo, comparison.class_names)},
                      {"a", boxes_json(photo.a, photo.size, comparison.class_names)},
                      {"b", boxes_json(photo.b, photo.size, comparison.class_names)},
                      {"change", name_of(photo.change)}});
  json animals = json::array();
  for (const auto& animal : comparison.animals) {
    auto entry = box_json(animal.truth.box, animal.truth.class_id, animal.size, comparison.class_names);
    entry["filename"] = animal.image.filename().string();
    entry["image_url"] = image_url(animal.image);
    entry["photo_width"] = animal.size.width;
    entry["photo_height"] = animal.size.height;
    entry["change"] = name_of(animal.found_by_b ? Change::kNewlyFound : Change::kNewlyMissed);
    animals.push_back(std::move(entry));
  }
  return {{"a", names.a},
          {"b", names.b},
          {"dataset", names.dataset},
          {"split", names.split},
          {"metrics_a", to_json(comparison.a, names.dataset, names.split)},
          {"metrics_b", to_json(comparison.b, names.dataset, names.split)},
          {"differences", differences_json(comparison.differences)},
          {"gate", {{"passed", comparison.gate.passed}, {"reasons", comparison.gate.reasons}}},
          {"animals", std::move(animals)},
          {"photos", std::move(photos)}};
}

}  // namespace fieldloop
