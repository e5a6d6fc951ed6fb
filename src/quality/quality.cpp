#include "quality/quality.h"

#include "core/error.h"
#include "datasets/class_list.h"
#include "json/stored/quality_card.h"
#include "quality/card_actions.h"
#include "quality/check_labels.h"
#include "quality/check_source.h"
#include "storage/sqlite/database.h"
#include "storage/work/settings_store.h"

namespace fieldloop {

CheckReport Quality::check_all(const ProgressFn& progress, const std::stop_token& stop) const {
  return check_labels(parts_, progress, stop);
}

QualityReport Quality::report(std::optional<QualityKind> kind, int limit, int offset) const {
  return parts_.db.read([&](Transaction& sql) {
    QualityReport report;
    if (const auto text = find_setting(sql, kReportSetting)) report.last = check_summary_from(*text);
    report.counts = count_quality_cards(sql);
    for (const auto& [each, count] : report.counts)
      if (!kind || kind == each) report.total += count;
    report.cards = list_quality_cards(sql, kind, limit, offset);
    return report;
  });
}

PhotoQuality Quality::check_photo(PhotoId photo, const std::vector<AnnotationBox>* draft) const {
  const auto source = source_of_photo(parts_.db, photo, parts_.classes.offered(), draft);
  PhotoQuality quality;
  if (draft == nullptr && source.revision > 0) quality.revision = source.revision;
  if (!quality.revision && draft == nullptr) return quality;
  const auto rights = parts_.db.read([&](Transaction& sql) { return quality_rights_of(sql, source.sha256); });
  quality.cards = cards_of(source, kept_sizes(parts_.db), rights);
  return quality;
}

void Quality::act(QualityCardId card, CardAction action) const { act_on_card(parts_, card, action); }

void Quality::call_right(PhotoId photo, QualityKind kind, const std::string& class_name,
                         const std::optional<NormBox>& box) const {
  if (is_about_a_box(kind) && !box)
    throw Error(ErrorCode::kInvalidInput, "box is missing: the card's, or what it suggests.", "box");
  const auto source = source_of_photo(parts_.db, photo, parts_.classes.offered());
  const auto sizes = kept_sizes(parts_.db);
  parts_.db.write([&](Transaction& sql) {
    add_quality_right(sql, {source.sha256, kind, class_name, box.value_or(NormBox{})});
    renew_cards(sql, source, sizes);
  });
}

}  // namespace fieldloop
