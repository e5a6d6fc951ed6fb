#include "http/routes/review/review_query.h"

#include "http/routes/photos/photo_filter_query.h"
#include "json/api/review_json.h"

namespace fieldloop {
namespace {

// A parameter read by `from`; empty when it is absent or empty.
template <class Value>
std::optional<Value> named(const Request& request, const char* name, Value (*from)(const std::string&)) {
  const auto text = request.text(name);
  return text && !text->empty() ? std::optional(from(*text)) : std::nullopt;
}

TimelineSort sort_of(const Request& request) {
  const auto wanted = request.text("sort");
  return wanted ? timeline_sort_from(*wanted) : TimelineSort::kNewest;
}

}  // namespace

TimelineQuery timeline_query(const Request& request) {
  auto filter = shared_filter(request);
  filter.confidence_from = request.number("min_confidence", 0, 1);
  filter.confidence_to = request.number("max_confidence", 0, 1);
  filter.light = named(request, "light", photo_light_from);
  filter.reviewed = request.boolean("reviewed");
  filter.verdict = named(request, "verdict", verdict_from);
  filter.model = request.text("model");
  filter.has_note = request.boolean("has_note");
  return {filter, sort_of(request)};
}

double gap_minutes(const std::optional<double>& given) { return given.value_or(kUsualGap); }

}  // namespace fieldloop
