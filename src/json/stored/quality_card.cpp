#include "json/stored/quality_card.h"

#include <nlohmann/json.hpp>

#include "json/parse.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json box_json(const std::string& class_name, const NormBox& box) {
  return {{"class_name", class_name},
          {"x_min", box.x_min},
          {"y_min", box.y_min},
          {"x_max", box.x_max},
          {"y_max", box.y_max}};
}

NormBox corners_from(const json& box) {
  return {box.at("x_min").get<float>(), box.at("y_min").get<float>(), box.at("x_max").get<float>(),
          box.at("y_max").get<float>()};
}

CheckedBox box_from(const json& box) { return {box.at("class_name"), corners_from(box)}; }

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

std::string text_or_empty(const json& value) { return value.is_null() ? "" : value.get<std::string>(); }

json photo_json(const CardPhoto& photo) {
  return {{"photo_id", photo.photo ? json(photo.photo->value) : json()},
          {"dataset", text_or_null(photo.dataset)},
          {"split", photo.split ? json(name_of(*photo.split)) : json()},
          {"filename", photo.filename},
          {"width", photo.size.width},
          {"height", photo.size.height}};
}

CardPhoto photo_from(const json& stored) {
  CardPhoto photo;
  if (!stored.at("photo_id").is_null()) photo.photo = PhotoId{stored.at("photo_id").get<std::int64_t>()};
  photo.dataset = text_or_empty(stored.at("dataset"));
  photo.split = split_named(text_or_empty(stored.at("split")));
  photo.filename = stored.at("filename");
  photo.size = {stored.at("width"), stored.at("height")};
  return photo;
}

json remedy_json(const Remedy& remedy) {
  auto value = box_json(remedy.box.class_name, remedy.box.box);
  value["action"] = name_of(remedy.action);
  value["confidence"] = remedy.confidence ? json(*remedy.confidence) : json();
  return value;
}

Remedy remedy_from(const json& stored) {
  const auto& confidence = stored.at("confidence");
  return {suggested_action_named(stored.at("action").get<std::string>()).value(), box_from(stored),
          confidence.is_null() ? std::nullopt : std::optional(confidence.get<float>())};
}

json annotation_json(const ReplacedLabels::OfAnnotation& labels) {
  auto boxes = json::array();
  for (const auto& each : labels.boxes) {
    boxes.push_back(box_json(each.class_name, each.box));
    boxes.back()["origin"] = name_of(each.origin);
  }
  return {{"revision", labels.revision}, {"boxes", boxes}};
}

ReplacedLabels::OfAnnotation annotation_from(const json& stored) {
  ReplacedLabels::OfAnnotation labels{stored.at("revision"), {}};
  for (const auto& each : stored.at("boxes")) {
    const auto origin = box_origin_named(each.at("origin").get<std::string>());
    labels.boxes.push_back({each.at("class_name"), corners_from(each), origin.value_or(BoxOrigin::kDrawn)});
  }
  return labels;
}

}  // namespace

std::string text_of(const QualityCard& card) {
  auto boxes = json::array();
  for (const auto& each : card.boxes) boxes.push_back(box_json(each.class_name, each.box));
  return json{{"kind", name_of(card.kind)},
              {"score", card.score},
              {"reason", card.reason},
              {"photo", photo_json(card.photo)},
              {"boxes", boxes},
              {"box_index", card.box_index ? json(*card.box_index) : json()},
              {"suggestion", card.suggestion ? remedy_json(*card.suggestion) : json()}}
      .dump();
}

QualityCard quality_card_from(const std::string& text) {
  const auto stored = parse_json(text, "The card");
  QualityCard card;
  card.kind = quality_kind_named(stored.at("kind").get<std::string>()).value();
  card.score = stored.at("score");
  card.reason = stored.at("reason");
  card.photo = photo_from(stored.at("photo"));
  for (const auto& each : stored.at("boxes")) card.boxes.push_back(box_from(each));
  if (!stored.at("box_index").is_null()) card.box_index = stored.at("box_index").get<int>();
  if (!stored.at("suggestion").is_null()) card.suggestion = remedy_from(stored.at("suggestion"));
  return card;
}

std::string text_of(const ReplacedLabels& replaced) {
  if (const auto* labels = std::get_if<ReplacedLabels::OfAnnotation>(&replaced.labels))
    return annotation_json(*labels).dump();
  const auto& [before, after] = std::get<ReplacedLabels::OfFile>(replaced.labels);
  return json{{"before", before ? json(*before) : json()}, {"after", after}}.dump();
}

ReplacedLabels replaced_labels_from(const std::string& text) {
  const auto stored = parse_json(text, "The labels before");
  if (stored.contains("revision")) return {annotation_from(stored)};
  const auto& before = stored.at("before");
  return {ReplacedLabels::OfFile{before.is_null() ? std::nullopt : std::optional(before.get<std::string>()),
                                 stored.at("after")}};
}

std::string text_of(const SeenImage& image) {
  auto boxes = json::array();
  for (const auto& [name, box, confidence, model] : image.boxes)
    boxes.push_back({name, confidence, box.x_min, box.y_min, box.x_max, box.y_max});
  return json{{"size", {image.size.width, image.size.height}}, {"boxes", boxes}}.dump();
}

SeenImage seen_image_from(const std::string& text) {
  const auto stored = parse_json(text, "What a model saw");
  SeenImage image{{stored.at("size").at(0), stored.at("size").at(1)}, {}};
  for (const auto& box : stored.at("boxes"))
    image.boxes.push_back({box.at(0), {box.at(2), box.at(3), box.at(4), box.at(5)}, box.at(1).get<float>()});
  return image;
}

std::string text_of(const UsualSizes& sizes) {
  auto stored = json::object();
  for (const auto& [name, size] : sizes) stored[name] = {size.boxes, size.median, size.spread};
  return stored.dump();
}

UsualSizes usual_sizes_from(const std::string& text) {
  UsualSizes sizes;
  const auto stored = parse_json(text, "The usual sizes");
  for (const auto& [name, size] : stored.items())
    sizes[name] = {size.at(0).get<int>(), size.at(1).get<double>(), size.at(2).get<double>()};
  return sizes;
}

std::string text_of(const CheckSummary& summary) {
  return json{{"checked_at", summary.checked_at ? json(to_iso8601(*summary.checked_at)) : json()},
              {"photos", summary.photos},
              {"boxes", summary.boxes},
              {"model_name", text_or_null(summary.model_name)},
              {"problems", summary.problems}}
      .dump();
}

std::string text_of(const CheckReport& report) {
  return json{{"photos", report.photos}, {"boxes", report.boxes}, {"cards", report.cards}}.dump();
}

CheckSummary check_summary_from(const std::string& text) {
  const auto stored = parse_json(text, "The report of the check");
  return {parse_iso8601(text_or_empty(stored.at("checked_at"))), stored.at("photos"), stored.at("boxes"),
          text_or_empty(stored.at("model_name")), stored.at("problems").get<std::vector<std::string>>()};
}

}  // namespace fieldloop
