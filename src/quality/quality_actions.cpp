#include "quality/quality_actions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "annotate/annotate.h"
#include "app/app.h"
#include "core/error.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "datasets/label_files.h"
#include "files/atomic_file.h"
#include "quality/quality_report.h"
#include "storage/work/activity_store.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void refuse_changed() {
  throw Error(ErrorCode::kConflict, "These labels changed since they were checked; check again.");
}

NormBox corners_of(const json& box) {
  return {box.at("x_min").get<float>(), box.at("y_min").get<float>(), box.at("x_max").get<float>(),
          box.at("y_max").get<float>()};
}

json boxes_json(const std::vector<AnnotationBoxRow>& boxes) {
  auto list = json::array();
  for (const auto& row : boxes) {
    list.push_back(corners_json(row.class_name, row.box));
    list.back()["origin"] = row.origin;
  }
  return list;
}

std::vector<AnnotationBoxRow> boxes_from(const json& list) {
  std::vector<AnnotationBoxRow> boxes;
  for (const auto& each : list)
    boxes.push_back({each.at("class_name"), corners_of(each), each.value("origin", "drawn")});
  return boxes;
}

// The boxes after the card's suggestion, or without its box.
std::vector<AnnotationBoxRow> changed(std::vector<AnnotationBoxRow> boxes, const json& card, bool remove) {
  const auto& suggestion = card.at("suggestion");
  const auto action = remove ? std::string("remove") : suggestion.value("action", std::string());
  if (action == "empty") return {};
  const auto at = card.at("box_index").is_null() ? boxes.size() : card.at("box_index").get<std::size_t>();
  if (action == "add") {
    boxes.push_back({suggestion.at("class_name"), corners_of(suggestion), "confirmed"});
  } else if (at < boxes.size() && action == "remove") {
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(at));
  } else if (at < boxes.size() && action == "replace") {
    boxes[at] = {suggestion.at("class_name"), corners_of(suggestion), "confirmed"};
  } else {
    throw Error(ErrorCode::kInvalidInput, "This card has no box to do that with.", "action");
  }
  return boxes;
}

// Where the labels of a card lie: an annotation, or a label file of a dataset.
class Labels {
 public:
  Labels(App& app, const QualityCardRow& row, const json& card) : app_(app), row_(row), card_(card) {}

  // Returns what restore() needs.
  json change(bool remove) { return row_.photo ? change_annotation(remove) : change_label(remove); }
  void restore(const json& before) { row_.photo ? restore_annotation(before) : restore_label(before); }

  void check_again() {
    const auto source = row_.photo
                            ? source_of_photo(app_, *row_.photo, app_.classes.offered())
                            : source_of_image(app_, place("dataset"), place("split"), place("filename"));
    const auto sizes = kept_sizes(app_);
    app_.db.write([&](Transaction& sql) { renew_cards(sql, source, sizes); });
  }

 private:
  std::string place(const char* what) const { return card_.at("photo").at(what); }

  json change_annotation(bool remove) {
    const auto before = get_annotation(app_, *row_.photo);
    if (!before || before->revision != row_.revision) refuse_changed();
    put_annotation(app_, *row_.photo, changed(before->boxes, card_, remove), row_.revision,
                   " (after the check of labels)");
    return {{"revision", row_.revision + 1}, {"boxes", boxes_json(before->boxes)}};
  }

  void restore_annotation(const json& before) {
    const auto now = get_annotation(app_, *row_.photo);
    if (!now || now->revision != before.at("revision").get<int>()) refuse_changed();
    put_annotation(app_, *row_.photo, boxes_from(before.at("boxes")), now->revision, " (taken back)");
  }

  fs::path label_file(const YoloDataset& dataset) const {
    return label_path_of(dataset.images(split_from(place("split"))) / place("filename"));
  }

  std::string label_text(const YoloDataset& dataset, std::vector<AnnotationBoxRow> boxes) const {
    for (auto& row : boxes) row.box = clipped(row.box);
    return format_yolo_labels(labelled(boxes, dataset.names));
  }

  json change_label(bool remove) {
    const auto after = changed(boxes_from(card_.at("boxes")), card_, remove);
    std::vector<std::string> names;
    for (const auto& row : after) names.push_back(row.class_name);
    app_.datasets.add_classes(place("dataset"), names);
    const auto lock = app_.datasets.lock();
    const auto dataset = app_.datasets.open(place("dataset"));
    const auto file = label_file(dataset);
    const auto before = fs::exists(file) ? json(read_text_file(file)) : json();
    if (!before.is_null() && row_.kind == name_of(Flaw::kPhotoWithoutLabel)) refuse_changed();
    if (!before.is_null() && !same_as_checked(dataset, before.get<std::string>())) refuse_changed();
    const auto text = label_text(dataset, after);
    fs::create_directories(file.parent_path());
    write_file_atomically(file, text);
    note();
    return {{"before", before}, {"after", text}};
  }

  bool same_as_checked(const YoloDataset& dataset, const std::string& text) const {
    std::vector<AnnotationBoxRow> boxes;
    for (const auto& [box, id] :
         parse_yolo_labels(text, place("filename"), static_cast<int>(dataset.names.size()), Overhang::kKeep))
      boxes.push_back({dataset.names.at(static_cast<std::size_t>(id)), box, "drawn"});
    return same_boxes(boxes, boxes_from(card_.at("boxes")));
  }

  void restore_label(const json& before) {
    const auto lock = app_.datasets.lock();
    const auto file = label_file(app_.datasets.open(place("dataset")));
    if (!fs::exists(file) || read_text_file(file) != before.at("after").get<std::string>()) refuse_changed();
    if (before.at("before").is_null())
      fs::remove(file);
    else
      write_file_atomically(file, before.at("before").get<std::string>());
  }

  void note() {
    const auto text = "Label of " + place("filename") + " in " + place("split") + " of " + place("dataset") +
                      " changed after the check of labels";
    app_.db.write([&](Transaction& sql) { add_activity(sql, "dataset", text); });
  }

  App& app_;
  const QualityCardRow& row_;
  const json& card_;
};

QualityRight right_of(const QualityCardRow& row, const json& card) {
  const auto& subject = card.at("box").is_null() ? card.at("suggestion") : card.at("box");
  if (subject.is_null()) return {row.sha256, row.kind, "", {}};
  return {row.sha256, row.kind, subject.at("class_name"), corners_of(subject)};
}

void undo(App& app, const QualityCardRow& row, Labels& labels, const json& card) {
  if (row.state == "right") {
    return app.db.write([&](Transaction& sql) {
      delete_quality_right(sql, right_of(row, card));
      set_card_state(sql, row.id, "open", "");
    });
  }
  if (row.state != "fixed") throw Error(ErrorCode::kConflict, "There is nothing to take back on this card.");
  labels.restore(json::parse(row.before));
  app.db.write([&](Transaction& sql) { set_card_state(sql, row.id, "open", ""); });
  if (row.kind != name_of(Flaw::kPhotoWithoutLabel)) labels.check_again();
}

}  // namespace

void act_on_card(App& app, QualityCardId id, const std::string& action) {
  const auto row = app.db.read([&](Transaction& sql) { return find_quality_card(sql, id); });
  if (!row) throw Error(ErrorCode::kNotFound, "This card is gone; the labels were checked again.");
  const auto card = json::parse(row->card);
  Labels labels(app, *row, card);
  if (action == "undo") return undo(app, *row, labels, card);
  if (row->state != "open") throw Error(ErrorCode::kConflict, "This card has been dealt with already.");
  if (action == "right") {
    app.db.write([&](Transaction& sql) {
      add_quality_right(sql, right_of(*row, card));
      set_card_state(sql, id, "right", "");
    });
  } else if (action == "fix" || action == "remove") {
    if (row->sha256.empty())
      throw Error(ErrorCode::kInvalidInput, "A label without a photo is put right by hand.", "action");
    const auto before = labels.change(action == "remove");
    app.db.write([&](Transaction& sql) { set_card_state(sql, id, "fixed", before.dump()); });
    labels.check_again();
  } else {
    throw Error(ErrorCode::kInvalidInput, "action must be fix, remove, right or undo.", "action");
  }
}

void call_right(App& app, PhotoId photo, const std::string& kind, const std::string& class_name,
                const std::optional<NormBox>& box) {
  const auto flaw = flaw_from(kind);
  if (!flaw) throw Error(ErrorCode::kInvalidInput, "There is no card of the kind " + kind + ".", "kind");
  if (is_about_a_box(*flaw) && !box)
    throw Error(ErrorCode::kInvalidInput, "box is missing: the card's, or what it suggests.", "box");
  const auto source = source_of_photo(app, photo, app.classes.offered());
  const auto sizes = kept_sizes(app);
  app.db.write([&](Transaction& sql) {
    add_quality_right(sql, {source.sha256, kind, class_name, box.value_or(NormBox{})});
    renew_cards(sql, source, sizes);
  });
}

}  // namespace fieldloop
