#include "storage/photos/photo_filter.h"

#include "storage/sqlite/transaction.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "storage/sqlite/condition.h"
#include "storage/sqlite/dialect.h"

namespace fieldloop {
namespace {

const std::string kShown =
    "FROM detections d WHERE d.photo_id = p.id AND d.model_id = p.detected_by AND d.confidence >= ";

bool at_view_threshold(const PhotoFilter& filter) {
  return filter.min_confidence == static_cast<double>(kViewThreshold);
}

std::optional<bool> by_night(const PhotoFilter& filter) {
  if (!filter.light) return {};
  return *filter.light == PhotoLight::kNight;
}

void add_class_condition(Condition& condition, const PhotoFilter& filter) {
  if (at_view_threshold(filter)) {
    condition.add(dialect::has_key("p.shown_classes", "?"), *filter.class_name);
    return;
  }
  const auto threshold = condition.parameter(filter.min_confidence);
  condition.add("(p.id, p.detected_by) IN (SELECT photo_id, model_id FROM detections WHERE confidence >= " +
                    threshold + " AND class_name = ?)",
                *filter.class_name);
}

int last_bin(double confidence) { return static_cast<int>(std::floor(confidence * 100 + 1e-9)); }

void add_detection_conditions(Condition& condition, const PhotoFilter& filter) {
  if (filter.has_detections)
    condition.add(*filter.has_detections ? "p.max_confidence >= ?" : "p.max_confidence < ?",
                  filter.min_confidence);
  if (filter.confidence_from) condition.add("p.max_confidence >= ?", *filter.confidence_from);
  if (filter.confidence_to)
    condition.add("p.max_confidence * 100 + 1e-9 < ?",
                  static_cast<double>(last_bin(*filter.confidence_to) + 1));
  if (filter.min_detections && *filter.min_detections > 0) {
    const auto threshold = condition.parameter(filter.min_confidence);
    condition.add("(SELECT count(*) " + kShown + threshold + ") >= ?",
                  static_cast<long long>(*filter.min_detections));
  }
  if (filter.class_name) add_class_condition(condition, filter);
}

// A flag of the photo, as a condition that its partial indexes know.
void add_flag(Condition& condition, const std::optional<bool>& wanted, const char* if_true,
              const char* if_false) {
  if (wanted) condition.add(*wanted ? if_true : if_false);
}

// A confidence whose photos are whole hundredths.
std::optional<int> whole_bin(double confidence) {
  const double hundredths = confidence * 100;
  if (std::abs(hundredths - std::round(hundredths)) > 1e-6) return {};
  return static_cast<int>(std::round(hundredths));
}

// The facets each condition asks for; complete() only when counts are kept for all of them.
class Facets {
 public:
  void add(const std::string& facet) { add_range(facet, facet); }
  void add_range(const std::string& first, const std::string& last) { ranges_.push_back({first, last}); }
  void add_flag(const char* name, const std::optional<bool>& wanted) {
    if (wanted) add(name + std::string(*wanted ? "1" : "0"));
  }
  void add_row(Transaction& sql, const std::string& prefix, const std::string& table,
               const std::optional<std::string>& name) {
    if (!name) return;
    long long id = 0;
    sql << "SELECT COALESCE((SELECT id FROM " + table + " WHERE name = :name), 0)", soci::use(*name, "name"),
        soci::into(id);
    add(prefix + std::to_string(id));
  }
  void add_confidences(std::optional<int> from, int to) {
    if (from && *from <= to)
      add_range(confidence_facet(*from), confidence_facet(to));
    else
      give_up();
  }
  void give_up() { uncounted_ = true; }

  std::optional<FacetRange> result() const {
    if (uncounted_ || ranges_.size() > 1) return {};
    return ranges_.empty() ? FacetRange{"all", "all"} : ranges_.front();
  }

 private:
  std::vector<FacetRange> ranges_;
  bool uncounted_ = false;
};

void add_confidences(Facets& facets, const PhotoFilter& filter) {
  if (filter.has_detections) {
    const auto edge = whole_bin(filter.min_confidence);
    if (*filter.has_detections)
      facets.add_confidences(edge, kTopBin);
    else
      facets.add_confidences(edge ? std::optional(0) : std::nullopt, edge.value_or(0) - 1);
  }
  if (filter.confidence_from || filter.confidence_to)
    facets.add_confidences(whole_bin(filter.confidence_from.value_or(0)),
                           last_bin(filter.confidence_to.value_or(1)));
}

char flag_pattern(const std::optional<bool>& wanted) { return wanted ? (*wanted ? '1' : '0') : '?'; }

// The facets of sqlite/migrations/0010_counts_of_states.sql, when the filter asks for nothing else.
std::optional<FacetRange> states_of(const PhotoFilter& filter) {
  const bool other = filter.start || filter.end || filter.joined || filter.min_detections.value_or(0) > 0 ||
                     filter.confidence_from || filter.confidence_to || filter.camera || filter.class_name ||
                     filter.model || (filter.has_detections && !at_view_threshold(filter));
  if (other) return {};
  std::string pattern = "states:";
  for (const auto& flag : {filter.reviewed, by_night(filter), filter.marked, filter.annotated,
                           filter.has_note, filter.has_detections})
    pattern += flag_pattern(flag);
  pattern += fmt::format(":{}", filter.verdict ? name_of(*filter.verdict) : "*");
  const auto known = pattern.substr(0, pattern.find_first_of("?*"));
  return FacetRange{known, known + "~", pattern};
}

}  // namespace

Condition condition_of(const PhotoFilter& filter) {
  Condition condition;
  add_detection_conditions(condition, filter);
  if (filter.start) condition.add("p.captured_at >= ?", to_iso8601(*filter.start));
  if (filter.end) condition.add("p.captured_at <= ?", to_iso8601(*filter.end));
  if (filter.camera) condition.add("p.camera_id = (SELECT id FROM cameras WHERE name = ?)", *filter.camera);
  if (filter.model) condition.add("p.detected_by = (SELECT id FROM models WHERE name = ?)", *filter.model);
  if (filter.verdict) condition.add("p.verdict = ?", std::string(name_of(*filter.verdict)));
  add_flag(condition, filter.marked, "p.marked_for_retraining = 1", "p.marked_for_retraining = 0");
  add_flag(condition, filter.annotated, "p.annotated = 1", "p.annotated = 0");
  add_flag(condition, filter.joined,
           "EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id AND a.dataset IS NOT NULL)",
           "NOT EXISTS (SELECT 1 FROM annotations a WHERE a.photo_id = p.id AND a.dataset IS NOT NULL)");
  add_flag(condition, filter.reviewed, "(p.verdict IS NOT NULL OR p.annotated = 1)",
           "p.verdict IS NULL AND p.annotated = 0");
  add_flag(condition, by_night(filter), "p.is_night = 1", "p.is_night = 0");
  add_flag(condition, filter.has_note, "p.mark_note IS NOT NULL", "p.mark_note IS NULL");
  return condition;
}

std::string confidence_facet(int bin) { return fmt::format("confidence:{:03}", bin); }

std::optional<FacetRange> facets_of(Transaction& sql, const PhotoFilter& filter) {
  Facets facets;
  add_confidences(facets, filter);
  if (filter.start || filter.end || filter.joined || filter.min_detections.value_or(0) > 0) facets.give_up();
  if (filter.class_name && !at_view_threshold(filter)) facets.give_up();
  if (filter.class_name) facets.add("class:" + *filter.class_name);
  if (filter.verdict) facets.add(fmt::format("verdict:{}", name_of(*filter.verdict)));
  facets.add_row(sql, "camera:", "cameras", filter.camera);
  facets.add_row(sql, "model:", "models", filter.model);
  if (filter.marked && filter.annotated) {
    facets.add(std::string("marked_annotated:") + (*filter.marked ? '1' : '0') +
               (*filter.annotated ? '1' : '0'));
  } else {
    facets.add_flag("marked:", filter.marked);
    facets.add_flag("annotated:", filter.annotated);
  }
  facets.add_flag("reviewed:", filter.reviewed);
  facets.add_flag("night:", by_night(filter));
  facets.add_flag("noted:", filter.has_note);
  if (const auto single = facets.result()) return single;
  return states_of(filter);
}

}  // namespace fieldloop
