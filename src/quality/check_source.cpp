#include "quality/check_source.h"

#include <algorithm>
#include <map>

#include "annotate/annotations.h"
#include "core/error.h"
#include "dataset/quality_overlap.h"
#include "json/stored/quality_card.h"
#include "storage/learning/model_store.h"
#include "storage/photos/photo_store.h"
#include "storage/sqlite/database.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

constexpr int kBurstSeconds = 60;
constexpr const char* kSizesSetting = "quality_sizes";

std::vector<CheckedBox> boxes_to_check(const std::vector<AnnotationBox>& rows) {
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

QualityCardRow card_from(const CheckSource& source, const Finding& finding) {
  QualityCardRow row;
  row.photo = source.photo;
  row.revision = source.revision;
  row.sha256 = source.sha256;
  row.card = {
      finding.kind,         finding.score,
      finding.reason,       {source.photo, source.dataset, source.split, source.filename, source.size},
      source.checked.boxes, finding.box,
      finding.remedy};
  return row;
}

// A photo that is empty stays so wherever a model sees something next.
bool calls_right(const QualityRight& right, const Finding& finding, const std::vector<CheckedBox>& boxes) {
  constexpr float kSamePlace = 0.5F;
  if (right.kind != finding.kind) return false;
  const bool whole = finding.kind == QualityKind::kNotEmpty || (!finding.box && !finding.remedy) ||
                     finding.kind == QualityKind::kPhotoWithoutLabel;
  if (whole) return true;
  const auto& subject =
      finding.box ? boxes.at(static_cast<std::size_t>(*finding.box)) : finding.remedy.value().box;
  const bool same_class = !finding.box || right.class_name == subject.class_name;
  return same_class && overlap(right.box, subject.box) >= (finding.box ? 0.98F : kSamePlace);
}

void keep_ids(std::vector<QualityCardRow>& cards, const std::vector<QualityCardRow>& before) {
  std::multimap<std::string, QualityCardId> ids;
  for (const auto& row : before) ids.emplace(key_of(row.card), row.id);
  for (auto& row : cards)
    if (const auto same = ids.extract(key_of(row.card))) row.id = same.mapped();
}

}  // namespace

CheckSource source_of_photo(const Database& db, PhotoId id, const std::vector<std::string>& offered,
                            const std::vector<AnnotationBox>* draft) {
  return db.read([&](Transaction& sql) {
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

QualityCardRow file_card(const CheckSource& source, QualityKind kind, double score, const std::string& reason,
                         const std::optional<Remedy>& remedy) {
  return card_from(source, {kind, score, reason, {}, remedy});
}

UsualSizes kept_sizes(const Database& db) {
  const auto text = db.read([](Transaction& sql) { return find_setting(sql, kSizesSetting); });
  return text ? usual_sizes_from(*text) : UsualSizes{};
}

void keep_sizes(Database& db, const UsualSizes& sizes) {
  db.write([&](Transaction& sql) { set_setting(sql, kSizesSetting, text_of(sizes)); });
}

}  // namespace fieldloop
