#include "quality/quality_check.h"

#include <algorithm>
#include <map>

#include "annotate/judged_boxes.h"
#include "app/app.h"
#include "core/error.h"
#include "dataset/quality_overlap.h"
#include "datasets/class_list.h"
#include "photos/image_urls.h"
#include "storage/learning/model_store.h"
#include "storage/photos/photo_store.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr double kLeastSeen = 0.05;  // below, boxes say nothing about labels
constexpr int kBurstSeconds = 60;
constexpr const char* kSizesSetting = "quality_sizes";

std::vector<CheckedBox> boxes_to_check(const std::vector<AnnotationBoxRow>& rows) {
  std::vector<CheckedBox> boxes;
  for (const auto& row : rows) boxes.push_back({row.class_name, row.box});
  return boxes;
}

void add_what_models_saw(Transaction& sql, PhotoId photo, const std::optional<ModelId>& shown,
                         CheckedPhoto& checked) {
  std::vector<ModelId> models;
  const auto place_of = [&](ModelId model) {
    const auto found = std::ranges::find(models, model);
    const auto place = static_cast<std::size_t>(found - models.begin());
    if (found == models.end()) models.push_back(model);
    return place;
  };
  if (shown) models.push_back(*shown);
  for (const auto& row : boxes_of_all_models(sql, photo, kLeastSeen))
    checked.seen.push_back(
        {row.class_name, row.box, static_cast<float>(row.confidence), place_of(row.model)});
  checked.looked_at = !models.empty();
  for (const auto id : models) {
    const auto model = find_model(sql, id);
    const auto known = model ? model->classes : std::vector<std::string>{};
    checked.models.emplace_back(known.begin(), known.end());
  }
}

std::string image_url(const CheckSource& source) {
  return source.photo ? photo_url(source.filename)
                      : dataset_image_url(source.dataset, source.split, source.filename);
}

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

json photo_json(const CheckSource& source) {
  return {{"photo_id", source.photo ? json(source.photo->value) : json()},
          {"dataset", text_or_null(source.dataset)},
          {"split", text_or_null(source.split)},
          {"filename", source.filename},
          {"image_url", source.sha256.empty() ? json() : json(image_url(source))},
          {"width", source.size.width},
          {"height", source.size.height}};
}

json remedy_json(const Remedy& remedy) {
  auto value = corners_json(remedy.box.class_name, remedy.box.box);
  value["action"] = name_of(remedy.action);
  value["confidence"] = remedy.confidence ? json(*remedy.confidence) : json();
  return value;
}

QualityCardRow card_from(const CheckSource& source, const Finding& finding) {
  const auto& boxes = source.checked.boxes;
  const auto* box = finding.box ? &boxes.at(static_cast<std::size_t>(*finding.box)) : nullptr;
  QualityCardRow row;
  row.kind = name_of(finding.flaw);
  row.score = finding.score;
  row.photo = source.photo;
  row.revision = source.revision;
  row.sha256 = source.sha256;
  json labelled = json::array();
  for (const auto& each : boxes) labelled.push_back(corners_json(each.class_name, each.box));
  row.card = json{{"kind", row.kind},
                  {"score", finding.score},
                  {"reason", finding.reason},
                  {"photo", photo_json(source)},
                  {"boxes", labelled},
                  {"box", box != nullptr ? corners_json(box->class_name, box->box) : json()},
                  {"box_index", finding.box ? json(*finding.box) : json()},
                  {"suggestion", finding.remedy ? remedy_json(*finding.remedy) : json()}}
                 .dump();
  return row;
}

// A photo that is empty stays so wherever a model sees something next.
bool calls_right(const QualityRight& right, const Finding& finding, const std::vector<CheckedBox>& boxes) {
  constexpr float kSamePlace = 0.5F;
  if (right.kind != name_of(finding.flaw)) return false;
  const bool whole = finding.flaw == Flaw::kNotEmpty || (!finding.box && !finding.remedy) ||
                     finding.flaw == Flaw::kPhotoWithoutLabel;
  if (whole) return true;
  const auto& subject =
      finding.box ? boxes.at(static_cast<std::size_t>(*finding.box)) : finding.remedy.value().box;
  const bool same_class = !finding.box || right.class_name == subject.class_name;
  return same_class && overlap(right.box, subject.box) >= (finding.box ? 0.98F : kSamePlace);
}

std::string key_of(const json& card) {
  std::string key = card.at("kind");
  const auto& subject = card.at("box").is_null() ? card.at("suggestion") : card.at("box");
  if (subject.is_null()) return key;
  for (const char* corner : {"x_min", "y_min", "x_max", "y_max"})
    key += " " + std::to_string(static_cast<int>(10'000 * subject.at(corner).get<double>()));
  return key + " " + subject.at("class_name").get<std::string>();
}

void keep_ids(std::vector<QualityCardRow>& cards, const std::vector<QualityCardRow>& before) {
  std::multimap<std::string, QualityCardId> ids;
  for (const auto& card : before) ids.emplace(key_of(json::parse(card.card)), card.id);
  for (auto& card : cards)
    if (const auto same = ids.extract(key_of(json::parse(card.card)))) card.id = same.mapped();
}

}  // namespace

json corners_json(const std::string& class_name, const NormBox& box) {
  return {{"class_name", class_name},
          {"x_min", box.x_min},
          {"y_min", box.y_min},
          {"x_max", box.x_max},
          {"y_max", box.y_max}};
}

CheckSource source_of_photo(App& app, PhotoId id, const std::vector<std::string>& offered,
                            const std::vector<AnnotationBoxRow>* draft) {
  return app.db.read([&](Transaction& sql) {
    const auto photo = find_photo(sql, id);
    if (!photo) throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(id.value) + ".");
    const auto annotation = find_annotation(sql, id);
    CheckSource source;
    source.photo = id;
    source.revision = annotation ? annotation->revision : 0;
    source.filename = photo->filename;
    source.sha256 = photo->sha256;
    source.size = photo->size;
    if (draft != nullptr)
      source.checked.boxes = boxes_to_check(*draft);
    else if (annotation)
      source.checked.boxes = boxes_to_check(annotation->boxes);
    add_what_models_saw(sql, id, photo->detected_by, source.checked);
    source.checked.classes_of_the_burst = classes_near(sql, id, kBurstSeconds);
    source.checked.offered.insert(offered.begin(), offered.end());
    source.checked.rejected = rejected_places(judged_boxes(sql, id));
    return source;
  });
}

std::vector<QualityCardRow> cards_of(const CheckSource& source, const UsualSizes& sizes,
                                     const std::vector<QualityRight>& rights) {
  std::vector<QualityCardRow> cards;
  for (const auto& finding : find_flaws(source.checked, sizes)) {
    const bool right = std::ranges::any_of(
        rights, [&](const QualityRight& each) { return calls_right(each, finding, source.checked.boxes); });
    if (!right) cards.push_back(card_from(source, finding));
  }
  return cards;
}

void renew_cards(Transaction& sql, const CheckSource& source, const UsualSizes& sizes) {
  auto cards = cards_of(source, sizes, quality_rights_of(sql, source.sha256));
  keep_ids(cards, open_quality_cards_of(sql, source.sha256));
  replace_open_cards_of(sql, source.sha256, cards);
}

QualityCardRow file_card(const CheckSource& source, Flaw flaw, double score, const std::string& reason,
                         const std::optional<Remedy>& remedy) {
  return card_from(source, {flaw, score, reason, {}, remedy});
}

json check_photo(App& app, PhotoId photo, const std::vector<AnnotationBoxRow>* draft) {
  const auto source = source_of_photo(app, photo, app.classes.offered(), draft);
  auto cards = json::array();
  if (source.revision > 0 || draft != nullptr) {
    const auto rights = app.db.read([&](Transaction& sql) { return quality_rights_of(sql, source.sha256); });
    for (const auto& card : cards_of(source, kept_sizes(app), rights)) cards.push_back(to_json(card));
  }
  const bool stored = draft == nullptr && source.revision > 0;
  return {{"revision", stored ? json(source.revision) : json()}, {"cards", cards}};
}

json to_json(const QualityCardRow& row) {
  auto card = json::parse(row.card);
  card["id"] = row.id.value == 0 ? json() : json(row.id.value);
  card["key"] = key_of(card);
  return card;
}

UsualSizes kept_sizes(App& app) {
  const auto text = app.db.read([](Transaction& sql) { return find_setting(sql, kSizesSetting); });
  UsualSizes sizes;
  if (!text) return sizes;
  const auto stored = json::parse(*text);
  for (const auto& [name, size] : stored.items())
    sizes[name] = {size.at(0).get<int>(), size.at(1).get<double>(), size.at(2).get<double>()};
  return sizes;
}

void keep_sizes(App& app, const UsualSizes& sizes) {
  json stored = json::object();
  for (const auto& [name, size] : sizes) stored[name] = {size.boxes, size.median, size.spread};
  app.db.write([&](Transaction& sql) { set_setting(sql, kSizesSetting, stored.dump()); });
}

}  // namespace fieldloop
