#include "http/routes/review_query.h"

#include "core/error.h"
#include "http/routes/photo_filter_query.h"
#include "review/verdicts.h"

namespace fieldloop {
namespace {

TimelineSort sort_of(const Request& request) {
  const auto wanted = request.text("sort");
  if (!wanted) return TimelineSort::kNewest;
  if (const auto sort = timeline_sort_named(*wanted)) return *sort;
  throw Error(ErrorCode::kInvalidInput, "sort must be newest, oldest, confident or uncertain", "sort");
}

std::optional<bool> night_of(const Request& request) {
  const auto light = request.text("light");
  if (!light || light->empty()) return {};
  const auto known = photo_light_named(*light);
  if (!known) throw Error(ErrorCode::kInvalidInput, "light must be day or night", "light");
  return known == PhotoLight::kNight;
}

std::optional<std::string> verdict_of(const Request& request) {
  auto verdict = request.text("verdict");
  if (!verdict || verdict->empty()) return {};
  require_photo_verdict(*verdict);
  return verdict;
}

}  // namespace

TimelineQuery timeline_query(const Request& request) {
  auto filter = shared_filter(request);
  filter.confidence_from = request.number("min_confidence", 0, 1);
  filter.confidence_to = request.number("max_confidence", 0, 1);
  filter.night = night_of(request);
  filter.reviewed = request.boolean("reviewed");
  filter.verdict = verdict_of(request);
  filter.model = request.text("model");
  filter.has_note = request.boolean("has_note");
  return {filter, sort_of(request)};
}

double gap_minutes(const std::optional<double>& given) { return given.value_or(kUsualGap); }

}  // namespace fieldloop
