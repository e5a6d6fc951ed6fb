#include "json/stored/comparison.h"

#include "json/stored/comparison_json.h"
#include "json/stored/evaluation_json.h"
#include "json/stored/stored_json.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json box_json(const NamedBox& box) {
  return {{"class_name", box.class_name},
          {"x_min", box.box.x_min},
          {"y_min", box.box.y_min},
          {"x_max", box.box.x_max},
          {"y_max", box.box.y_max}};
}

json box_json(const ComparedBox& box) {
  json entry = box_json(static_cast<const NamedBox&>(box));
  entry["confidence"] = box.confidence;
  entry["correct"] = box.correct;
  return entry;
}

void read(const json& object, NamedBox& box) {
  object.at("class_name").get_to(box.class_name);
  object.at("x_min").get_to(box.box.x_min);
  object.at("y_min").get_to(box.box.y_min);
  object.at("x_max").get_to(box.box.x_max);
  object.at("y_max").get_to(box.box.y_max);
}

void read(const json& object, ComparedBox& box) {
  read(object, static_cast<NamedBox&>(box));
  object.at("confidence").get_to(box.confidence);
  object.at("correct").get_to(box.correct);
}

template <class Box>
json boxes_json(const std::vector<Box>& boxes) {
  json list = json::array();
  for (const auto& box : boxes) list.push_back(box_json(box));
  return list;
}

template <class Box>
std::vector<Box> boxes_in(const json& list) {
  std::vector<Box> boxes;
  for (const auto& entry : list) read(entry, boxes.emplace_back());
  return boxes;
}

ComparedImage image_in(const json& object) {
  return {object.at("filename").get<std::string>(), object.at("of_field").get<bool>()};
}

json photo_json(const ComparedPhoto& photo) {
  return {{"filename", photo.image.filename}, {"of_field", photo.image.of_field},
          {"truth", boxes_json(photo.truth)}, {"a", boxes_json(photo.a)},
          {"b", boxes_json(photo.b)},         {"change", name_of(photo.change)}};
}

ComparedPhoto photo_in(const json& object) {
  return {image_in(object), boxes_in<NamedBox>(object.at("truth")), boxes_in<ComparedBox>(object.at("a")),
          boxes_in<ComparedBox>(object.at("b")),
          model_change_named(object.at("change").get<std::string>()).value_or(ModelChange::kSame)};
}

json animal_json(const ChangedAnimal& animal) {
  json entry = box_json(animal.truth);
  entry["filename"] = animal.image.filename;
  entry["of_field"] = animal.image.of_field;
  entry["photo_width"] = animal.size.width;
  entry["photo_height"] = animal.size.height;
  entry["change"] = name_of(animal.found_by_b ? ModelChange::kNewlyFound : ModelChange::kNewlyMissed);
  return entry;
}

ChangedAnimal animal_in(const json& object) {
  ChangedAnimal animal;
  animal.image = image_in(object);
  animal.size = {object.at("photo_width").get<int>(), object.at("photo_height").get<int>()};
  read(object, animal.truth);
  animal.found_by_b = object.at("change") == name_of(ModelChange::kNewlyFound);
  return animal;
}

json differences_json(const MeasureDifferences& differences) {
  json object = json::object();
  for (std::size_t m = 0; m < kMeasures; ++m)
    object[std::string(name_of(static_cast<Measure>(m)))] = json_of(differences[m]);
  return object;
}

MeasureDifferences differences_in(const json& object) {
  MeasureDifferences differences;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto& entry = object.at(std::string(name_of(static_cast<Measure>(m))));
    if (entry.is_null()) continue;
    const auto& interval = entry.at("interval");
    differences[m] = PairedDifference{entry.at("difference").get<double>(),
                                      {interval.at(0).get<double>(), interval.at(1).get<double>()}};
  }
  return differences;
}

Comparison comparison_in(const json& object) {
  Comparison comparison;
  comparison.names = {object.at("a").get<std::string>(), object.at("b").get<std::string>(),
                      object.at("dataset").get<std::string>(), object.at("split").get<std::string>()};
  comparison.a = split_figures_in(object.at("metrics_a"));
  comparison.b = split_figures_in(object.at("metrics_b"));
  comparison.differences = differences_in(object.at("differences"));
  object.at("gate").at("passed").get_to(comparison.gate.passed);
  object.at("gate").at("reasons").get_to(comparison.gate.reasons);
  for (const auto& animal : object.at("animals")) comparison.animals.push_back(animal_in(animal));
  for (const auto& photo : object.at("photos")) comparison.photos.push_back(photo_in(photo));
  return comparison;
}

}  // namespace

json json_of(const Gate& gate) { return {{"passed", gate.passed}, {"reasons", gate.reasons}}; }

json json_of(const std::optional<PairedDifference>& difference) {
  if (!difference) return nullptr;
  return {{"difference", difference->difference},
          {"interval", {difference->interval.low, difference->interval.high}}};
}

json json_of(const Comparison& comparison) {
  const auto& names = comparison.names;
  json animals = json::array();
  for (const auto& animal : comparison.animals) animals.push_back(animal_json(animal));
  json photos = json::array();
  for (const auto& photo : comparison.photos) photos.push_back(photo_json(photo));
  return {{"a", names.a},
          {"b", names.b},
          {"dataset", names.dataset},
          {"split", names.split},
          {"metrics_a", json_of(SplitFigures{comparison.a, names.dataset, names.split})},
          {"metrics_b", json_of(SplitFigures{comparison.b, names.dataset, names.split})},
          {"differences", differences_json(comparison.differences)},
          {"gate", json_of(comparison.gate)},
          {"animals", std::move(animals)},
          {"photos", std::move(photos)}};
}

std::string text_of(const Comparison& comparison) { return json_of(comparison).dump(); }

Comparison comparison_from(const std::string& text) {
  return read_stored(text, "A kept comparison", comparison_in);
}

std::string job_result_of(const Comparison& comparison) {
  return json{
      {"gate", json_of(comparison.gate)},
      {"map50_difference", json_of(comparison.differences[static_cast<std::size_t>(Measure::kMap50)])}}
      .dump();
}

}  // namespace fieldloop
