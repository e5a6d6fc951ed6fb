#include "quality/card_actions.h"

#include <algorithm>

#include "annotate/annotations.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "files/atomic_file.h"
#include "quality/check_source.h"
#include "quality/dataset_images.h"
#include "quality/parts.h"
#include "storage/sqlite/database.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

using Boxes = std::vector<AnnotationBox>;

[[noreturn]] void refuse_changed() {
  throw Error(ErrorCode::kConflict, "These labels changed since they were checked; check again.");
}

Boxes drawn(const std::vector<CheckedBox>& boxes) {
  Boxes all;
  for (const auto& each : boxes) all.push_back({each.class_name, each.box, BoxOrigin::kDrawn});
  return all;
}

// What a card offers to do, or the removal of its box.
std::optional<SuggestedAction> wanted(const QualityCard& card, bool remove) {
  if (remove) return SuggestedAction::kRemove;
  return card.suggestion ? std::optional(card.suggestion->action) : std::nullopt;
}

// The boxes after the card's suggestion, or without its box.
Boxes changed(Boxes boxes, const QualityCard& card, bool remove) {
  const auto action = wanted(card, remove);
  const auto suggested = [&] {
    return AnnotationBox{card.suggestion->box.class_name, card.suggestion->box.box, BoxOrigin::kConfirmed};
  };
  const auto at = card.box_index ? static_cast<std::size_t>(*card.box_index) : boxes.size();
  if (action == SuggestedAction::kEmpty) return {};
  if (action == SuggestedAction::kAdd)
    boxes.push_back(suggested());
  else if (at < boxes.size() && action == SuggestedAction::kRemove)
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(at));
  else if (at < boxes.size() && action == SuggestedAction::kReplace)
    boxes[at] = suggested();
  else
    throw Error(ErrorCode::kInvalidInput, "This card has no box to do that with.", "action");
  return boxes;
}

// Where the labels of a card lie: an annotation, or a label file of a dataset.
class Labels {
 public:
  Labels(const QualityParts& parts, const QualityCardRow& row) : parts_(parts), row_(row) {}

  // Returns what restore() needs.
  ReplacedLabels change(bool remove) {
    if (row_.photo) return {change_annotation(remove)};
    return {change_label(remove)};
  }
  void restore(const ReplacedLabels& before) {
    if (row_.photo)
      restore_annotation(std::get<ReplacedLabels::OfAnnotation>(before.labels));
    else
      restore_label(std::get<ReplacedLabels::OfFile>(before.labels));
  }

  void check_again() {
    const auto source = row_.photo ? source_of_photo(parts_.db, *row_.photo, parts_.classes.offered())
                                   : source_of_image(parts_, place().dataset, split(), place().filename);
    const auto sizes = kept_sizes(parts_.db);
    parts_.db.write([&](Transaction& sql) { renew_cards(sql, source, sizes); });
  }

 private:
  const CardPhoto& place() const { return row_.card.photo; }
  Split split() const { return place().split.value(); }

  ReplacedLabels::OfAnnotation change_annotation(bool remove) {
    const auto before = parts_.annotations.get(*row_.photo);
    if (!before || before->revision != row_.revision) refuse_changed();
    parts_.annotations.put_unchecked(*row_.photo, changed(before->boxes, row_.card, remove), row_.revision,
                                     " (after the check of labels)");
    return {row_.revision + 1, before->boxes};
  }

  void restore_annotation(const ReplacedLabels::OfAnnotation& before) {
    const auto now = parts_.annotations.get(*row_.photo);
    if (!now || now->revision != before.revision) refuse_changed();
    parts_.annotations.put_unchecked(*row_.photo, before.boxes, now->revision, " (taken back)");
  }

  fs::path label_file(const YoloDataset& dataset) const {
    return label_path_of(dataset.images(split()) / place().filename);
  }

  ReplacedLabels::OfFile change_label(bool remove) {
    auto after = changed(drawn(row_.card.boxes), row_.card, remove);
    std::vector<std::string> names;
    for (const auto& row : after) names.push_back(row.class_name);
    parts_.datasets.add_classes(place().dataset, names);
    const auto lock = parts_.datasets.lock();
    const auto dataset = parts_.datasets.open(place().dataset);
    const auto file = label_file(dataset);
    const auto before = fs::exists(file) ? std::optional(read_text_file(file)) : std::nullopt;
    if (before && row_.card.kind == QualityKind::kPhotoWithoutLabel) refuse_changed();
    if (before && !same_as_checked(dataset, *before)) refuse_changed();
    for (auto& row : after) row.box = clipped(row.box);
    const auto text = format_yolo_labels(labelled(after, dataset.names));
    fs::create_directories(file.parent_path());
    write_file_atomically(file, text);
    note();
    return {before, text};
  }

  bool same_as_checked(const YoloDataset& dataset, const std::string& text) const {
    Boxes boxes;
    for (const auto& [box, id] :
         parse_yolo_labels(text, place().filename, static_cast<int>(dataset.names.size()), Overhang::kKeep))
      boxes.push_back({dataset.names.at(static_cast<std::size_t>(id)), box, BoxOrigin::kDrawn});
    return same_boxes(boxes, drawn(row_.card.boxes));
  }

  void restore_label(const ReplacedLabels::OfFile& replaced) {
    const auto lock = parts_.datasets.lock();
    const auto file = label_file(parts_.datasets.open(place().dataset));
    if (!fs::exists(file) || read_text_file(file) != replaced.after) refuse_changed();
    if (replaced.before)
      write_file_atomically(file, *replaced.before);
    else
      fs::remove(file);
  }

  void note() {
    const auto text = "Label of " + place().filename + " in " + std::string(name_of(split())) + " of " +
                      place().dataset + " changed after the check of labels";
    parts_.db.write([&](Transaction& sql) { add_activity(sql, "dataset", text); });
  }

  const QualityParts& parts_;
  const QualityCardRow& row_;
};

QualityRight right_of(const QualityCardRow& row) {
  const auto* const subject = subject_of(row.card);
  if (subject == nullptr) return {row.sha256, row.card.kind, "", {}};
  return {row.sha256, row.card.kind, subject->class_name, subject->box};
}

void undo(const QualityParts& parts, const QualityCardRow& row) {
  if (row.state == CardState::kRight) {
    return parts.db.write([&](Transaction& sql) {
      delete_quality_right(sql, right_of(row));
      set_card_state(sql, row.id, CardState::kOpen);
    });
  }
  if (row.state != CardState::kFixed || !row.before)
    throw Error(ErrorCode::kConflict, "There is nothing to take back on this card.");
  Labels labels(parts, row);
  labels.restore(*row.before);
  parts.db.write([&](Transaction& sql) { set_card_state(sql, row.id, CardState::kOpen); });
  if (row.card.kind != QualityKind::kPhotoWithoutLabel) labels.check_again();
}

void fix(const QualityParts& parts, const QualityCardRow& row, bool remove) {
  if (row.sha256.empty())
    throw Error(ErrorCode::kInvalidInput, "A label without a photo is put right by hand.", "action");
  Labels labels(parts, row);
  const auto before = labels.change(remove);
  parts.db.write([&](Transaction& sql) { set_card_state(sql, row.id, CardState::kFixed, before); });
  labels.check_again();
}

}  // namespace

void act_on_card(const QualityParts& parts, QualityCardId id, CardAction action) {
  const auto row = parts.db.read([&](Transaction& sql) { return find_quality_card(sql, id); });
  if (!row) throw Error(ErrorCode::kNotFound, "This card is gone; the labels were checked again.");
  if (action == CardAction::kUndo) return undo(parts, *row);
  if (row->state != CardState::kOpen)
    throw Error(ErrorCode::kConflict, "This card has been dealt with already.");
  if (action != CardAction::kRight) return fix(parts, *row, action == CardAction::kRemove);
  parts.db.write([&](Transaction& sql) {
    add_quality_right(sql, right_of(*row));
    set_card_state(sql, id, CardState::kRight);
  });
}

}  // namespace fieldloop
