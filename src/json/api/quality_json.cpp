#include "json/api/quality_json.h"

#include <nlohmann/json.hpp>

#include "json/api/optional_json.h"
#include "photos/image_urls.h"

namespace fieldloop {
namespace {

using nlohmann::json;

json box_json(const CheckedBox& box) {
  return {{"class_name", box.class_name},
          {"x_min", box.box.x_min},
          {"y_min", box.box.y_min},
          {"x_max", box.box.x_max},
          {"y_max", box.box.y_max}};
}

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

std::string image_url(const CardPhoto& photo) {
  if (photo.photo || !photo.split) return photo_url(photo.filename);
  return dataset_image_url(photo.dataset, std::string(name_of(*photo.split)), photo.filename);
}

json photo_json(const QualityCardRow& row) {
  const auto& photo = row.card.photo;
  return {{"photo_id", or_null(photo.photo)},
          {"dataset", text_or_null(photo.dataset)},
          {"split", name_or_null(photo.split)},
          {"filename", photo.filename},
          {"image_url", row.sha256.empty() ? json() : json(image_url(photo))},
          {"width", photo.size.width},
          {"height", photo.size.height}};
}

json remedy_json(const Remedy& remedy) {
  auto value = box_json(remedy.box);
  value["action"] = name_of(remedy.action);
  value["confidence"] = or_null(remedy.confidence);
  return value;
}

json cards_json(const std::vector<QualityCardRow>& cards) {
  auto list = json::array();
  for (const auto& card : cards) list.push_back(to_json(card));
  return list;
}

}  // namespace

json to_json(const QualityCardRow& row) {
  const auto& card = row.card;
  auto boxes = json::array();
  for (const auto& each : card.boxes) boxes.push_back(box_json(each));
  return {{"id", row.id.value == 0 ? json() : json(row.id.value)},
          {"key", key_of(card)},
          {"kind", name_of(card.kind)},
          {"score", card.score},
          {"reason", card.reason},
          {"photo", photo_json(row)},
          {"boxes", boxes},
          {"box", card.box_index ? boxes.at(static_cast<std::size_t>(*card.box_index)) : json()},
          {"box_index", or_null(card.box_index)},
          {"suggestion", card.suggestion ? remedy_json(*card.suggestion) : json()}};
}

json to_json(const QualityReport& report) {
  auto counts = json::object();
  for (const auto& [kind, count] : report.counts) counts[std::string(name_of(kind))] = count;
  const auto& last = report.last;
  return {{"checked_at", or_null(last.checked_at)},
          {"photos", last.photos},
          {"boxes", last.boxes},
          {"model_name", text_or_null(last.model_name)},
          {"problems", last.problems},
          {"counts", counts},
          {"total", report.total},
          {"cards", cards_json(report.cards)}};
}

json to_json(const PhotoQuality& quality) {
  return {{"revision", or_null(quality.revision)}, {"cards", cards_json(quality.cards)}};
}

}  // namespace fieldloop
