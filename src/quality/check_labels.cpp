#include "quality/check_labels.h"

#include <algorithm>
#include <map>

#include "core/error.h"
#include "core/rate_meter.h"
#include "core/time.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "home/deployed_detector.h"
#include "json/stored/quality_card.h"
#include "quality/dataset_images.h"
#include "quality/parts.h"
#include "storage/sqlite/database.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMostCards = 5000;
constexpr int kPortion = 500;

using RightsByImage = std::map<std::string, std::vector<QualityRight>>;

RightsByImage rights_by_image(const Database& db) {
  RightsByImage rights;
  for (auto& each : db.read([](Transaction& sql) { return list_quality_rights(sql); }))
    rights[each.sha256].push_back(each);
  return rights;
}

// One check of everything.
class Check {
 public:
  Check(const QualityParts& parts, const ProgressFn& progress, const std::stop_token& stop)
      : parts_(parts), progress_(progress), stop_(stop), model_(parts.detector.current()) {}

  CheckReport run() {
    if (model_) report_.model_name = model_->name;
    for (const auto& name : parts_.datasets.names()) add_dataset(name);
    add_annotated();
    judge();
    store();
    return std::move(report_);
  }

 private:
  void stop_if_asked() const {
    if (stop_.stop_requested())
      throw Error(ErrorCode::kCancelled, "The check was stopped; the last one's cards are still there");
  }

  void add_dataset(const std::string& name) {
    const auto dataset = parts_.datasets.open(name);
    const auto files = files_to_check(parts_, dataset, name);
    look_at_images(parts_, model_, files, progress_, stop_);
    for (const auto& file : files) {
      stop_if_asked();
      try {
        add_file(source_of_file(parts_, model_, dataset, file), file);
      } catch (const Error& error) {
        report_.problems.push_back(name + " " + std::string(name_of(file.split)) + ": " + error.what());
      }
    }
  }

  void add_file(CheckSource source, const SplitFile& file) {
    if (file.has_image && file.has_label) return add(std::move(source));
    if (!file.has_image)
      return add_file_card(source, QualityKind::kLabelWithoutPhoto, 0.5,
                           "This label file has no photo; add the photo of that name, or take the file away.",
                           {});
    const auto seen = animals_seen(source.checked);
    if (seen.empty())
      return add_file_card(source, QualityKind::kPhotoWithoutLabel, 0.3,
                           "Nobody has labelled this photo, so nothing is learned from it.",
                           Remedy{SuggestedAction::kEmpty, {}, {}});
    const auto& best = seen.front();
    add_file_card(source, QualityKind::kPhotoWithoutLabel, 0.3 + 0.2 * static_cast<double>(best.confidence),
                  "Nobody has labelled this photo; the model sees " + best.class_name + " on it.",
                  Remedy{SuggestedAction::kAdd, {best.class_name, best.box}, best.confidence});
  }

  void add_file_card(const CheckSource& source, QualityKind kind, double score, const std::string& reason,
                     const std::optional<Remedy>& remedy) {
    const auto named = [&](const QualityRight& right) { return right.kind == kind; };
    if (!source.sha256.empty() && std::ranges::any_of(rights_[source.sha256], named)) return;
    cards_.push_back(file_card(source, kind, score, reason, remedy));
  }

  void add_annotated() {
    const auto total = parts_.db.read([](Transaction& sql) { return count_annotated_photos(sql); });
    const auto offered = parts_.classes.offered();
    RateMeter meter("reading annotations", total);
    for (PhotoId last;;) {
      const auto ids =
          parts_.db.read([&](Transaction& sql) { return annotated_photos(sql, last, kPortion); });
      if (ids.empty()) return;
      for (const auto id : ids) {
        stop_if_asked();
        add(source_of_photo(parts_.db, id, offered));
        if (const auto& state = meter.advance(); progress_) progress_(state);
      }
      last = ids.back();
    }
  }

  void add(CheckSource source) {
    ++report_.photos;
    report_.boxes += static_cast<int>(source.checked.boxes.size());
    all_boxes_.insert(all_boxes_.end(), source.checked.boxes.begin(), source.checked.boxes.end());
    sources_.push_back(std::move(source));
  }

  void judge() {
    sizes_ = usual_sizes(all_boxes_);
    for (const auto& source : sources_)
      std::ranges::move(cards_of(source, sizes_, rights_[source.sha256]), std::back_inserter(cards_));
    std::ranges::stable_sort(cards_, std::greater{},
                             [](const QualityCardRow& row) { return row.card.score; });
    if (cards_.size() > kMostCards) cards_.resize(kMostCards);
    report_.cards = static_cast<int>(cards_.size());
  }

  void store() {
    keep_sizes(parts_.db, sizes_);
    const CheckSummary summary{now(), report_.photos, report_.boxes, report_.model_name, report_.problems};
    parts_.db.write([&](Transaction& sql) {
      replace_quality_cards(sql, cards_);
      set_setting(sql, kReportSetting, text_of(summary));
    });
  }

  const QualityParts& parts_;
  const ProgressFn& progress_;
  const std::stop_token& stop_;
  std::shared_ptr<const LoadedModel> model_;
  RightsByImage rights_ = rights_by_image(parts_.db);
  CheckReport report_;
  std::vector<CheckSource> sources_;
  std::vector<CheckedBox> all_boxes_;
  UsualSizes sizes_;
  std::vector<QualityCardRow> cards_;
};

}  // namespace

CheckReport check_labels(const QualityParts& parts, const ProgressFn& progress, const std::stop_token& stop) {
  return Check(parts, progress, stop).run();
}

}  // namespace fieldloop
