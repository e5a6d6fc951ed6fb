#include "quality/quality_report.h"

#include <algorithm>

#include "annotate/label_conflicts.h"
#include "app/app.h"
#include "core/error.h"
#include "core/rate_meter.h"
#include "core/time.h"
#include "datasets/class_list.h"
#include "datasets/datasets.h"
#include "quality/quality_images.h"
#include "storage/work/settings_store.h"

namespace fieldloop {
namespace {

using nlohmann::json;

constexpr std::size_t kMostCards = 5000;
constexpr int kPortion = 500;
constexpr const char* kReportSetting = "quality_report";

using RightsByImage = std::map<std::string, std::vector<QualityRight>>;

RightsByImage rights_by_image(App& app) {
  RightsByImage rights;
  for (auto& each : app.db.read([](Transaction& sql) { return list_quality_rights(sql); }))
    rights[each.sha256].push_back(each);
  return rights;
}

// One check of everything.
class Check {
 public:
  Check(App& app, const ProgressFn& progress, const std::stop_token& stop)
      : app_(app), progress_(progress), stop_(stop), model_(app.detector.current()) {}

  CheckReport run() {
    if (model_) report_.model_name = model_->name;
    for (const auto& name : app_.datasets.names()) add_dataset(name);
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
    const auto dataset = app_.datasets.open(name);
    const auto files = files_to_check(app_, dataset, name);
    look_at_images(app_, model_, files, progress_, stop_);
    for (const auto& file : files) {
      stop_if_asked();
      try {
        add_file(source_of_file(app_, model_, dataset, file), file);
      } catch (const Error& error) {
        report_.problems.push_back(name + " " + file.split + ": " + error.what());
      }
    }
  }

  void add_file(CheckSource source, const SplitFile& file) {
    if (file.has_image && file.has_label) return add(std::move(source));
    if (!file.has_image)
      return add_file_card(source, Flaw::kLabelWithoutPhoto, 0.5,
                           "This label file has no photo; add the photo of that name, or take the file away.",
                           {});
    const auto seen = animals_seen(source.checked);
    if (seen.empty())
      return add_file_card(source, Flaw::kPhotoWithoutLabel, 0.3,
                           "Nobody has labelled this photo, so nothing is learned from it.",
                           Remedy{Remedy::Action::kEmpty, {}, {}});
    const auto& best = seen.front();
    add_file_card(source, Flaw::kPhotoWithoutLabel, 0.3 + 0.2 * static_cast<double>(best.confidence),
                  "Nobody has labelled this photo; the model sees " + best.class_name + " on it.",
                  Remedy{Remedy::Action::kAdd, {best.class_name, best.box}, best.confidence});
  }

  void add_file_card(const CheckSource& source, Flaw flaw, double score, const std::string& reason,
                     const std::optional<Remedy>& remedy) {
    const auto named = [&](const QualityRight& right) { return right.kind == name_of(flaw); };
    if (!source.sha256.empty() && std::ranges::any_of(rights_[source.sha256], named)) return;
    cards_.push_back(file_card(source, flaw, score, reason, remedy));
  }

  void add_annotated() {
    const auto total = app_.db.read([](Transaction& sql) { return count_annotated_photos(sql); });
    const auto offered = app_.classes.offered();
    RateMeter meter("reading annotations", total);
    for (PhotoId last;;) {
      const auto ids = app_.db.read([&](Transaction& sql) { return annotated_photos(sql, last, kPortion); });
      if (ids.empty()) return;
      for (const auto id : ids) {
        stop_if_asked();
        add(source_of_photo(app_, id, offered));
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
    std::ranges::stable_sort(cards_, std::greater{}, &QualityCardRow::score);
    if (cards_.size() > kMostCards) cards_.resize(kMostCards);
    report_.cards = static_cast<int>(cards_.size());
  }

  void store() {
    keep_sizes(app_, sizes_);
    const json summary{{"checked_at", to_iso8601(now())},
                       {"photos", report_.photos},
                       {"boxes", report_.boxes},
                       {"model_name", report_.model_name.empty() ? json() : json(report_.model_name)},
                       {"problems", report_.problems}};
    app_.db.write([&](Transaction& sql) {
      replace_quality_cards(sql, cards_);
      set_setting(sql, kReportSetting, summary.dump());
    });
  }

  App& app_;
  const ProgressFn& progress_;
  const std::stop_token& stop_;
  std::shared_ptr<const LoadedModel> model_;
  RightsByImage rights_ = rights_by_image(app_);
  CheckReport report_;
  std::vector<CheckSource> sources_;
  std::vector<CheckedBox> all_boxes_;
  UsualSizes sizes_;
  std::vector<QualityCardRow> cards_;
};

}  // namespace

CheckReport check_labels(App& app, const ProgressFn& progress, const std::stop_token& stop) {
  return Check(app, progress, stop).run();
}

json run_check_job(App& app, const JobContext& context) {
  const auto report = check_labels(app, context.progress, context.stop);
  return {{"photos", report.photos}, {"boxes", report.boxes}, {"cards", report.cards}};
}

json quality_json(App& app, const std::string& kind, int limit, int offset) {
  return app.db.read([&](Transaction& sql) {
    const auto text = find_setting(sql, kReportSetting);
    json result = text ? json::parse(*text)
                       : json{{"checked_at", nullptr},
                              {"photos", 0},
                              {"boxes", 0},
                              {"model_name", nullptr},
                              {"problems", json::array()}};
    int total = 0;
    result["counts"] = json::object();
    for (const auto& [name, count] : count_quality_cards(sql)) {
      result["counts"][name] = count;
      if (kind.empty() || kind == name) total += count;
    }
    result["total"] = total;
    result["cards"] = json::array();
    for (const auto& card : list_quality_cards(sql, kind, limit, offset))
      result["cards"].push_back(to_json(card));
    return result;
  });
}

CheckSource source_of_image(App& app, const std::string& dataset, const std::string& split,
                            const std::string& filename) {
  const auto opened = app.datasets.open(dataset);
  const auto image = opened.images(split_from(split)) / filename;
  return source_of_file(app, app.detector.current(), opened,
                        {dataset, split, image, true, std::filesystem::exists(label_path_of(image))});
}

}  // namespace fieldloop
