#include "http/routes/review_query.h"

#include <array>

#include "core/error.h"
#include "http/routes/photo_filter_query.h"
#include "review/verdicts.h"

namespace fieldloop {
namespace {

constexpr std::array<std::pair<std::string_view, TimelineSort>, 4> kSorts{
    {{"newest", TimelineSort::kNewest},
     {"oldest", TimelineSort::kOldest},
     {"confident", TimelineSort::kConfident},
     {"uncertain", TimelineSort::kUncertain}}};

TimelineSort sort_of(const Request& request) {
  const auto wanted = request.text("sort").value_or("newest");
  for (const auto& [name, sort] : kSorts)
    if (name == wanted) return sort;
  throw Error(ErrorCode::kInvalidInput, "sort must be newest, oldest, confident or uncertain", "sort");
}

std::optional<bool> night_of(const Request& request) {
  const auto light = request.text("light");
  if (!light || light->empty()) return {};
  if (*light != "day" && *light != "night")
    throw Error(ErrorCode::kInvalidInput, "light must be day or night", "light");
  return *light == "night";
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

double gap_minutes(const std::optional<double>& given) {
  constexpr double kUsualGap = 5;
  return given.value_or(kUsualGap);
}

}  // namespace fieldloop
