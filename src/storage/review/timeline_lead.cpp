#include "storage/review/timeline_lead.h"

#include <algorithm>

#include "storage/photos/day_counts.h"

namespace fieldloop {
namespace {

// A hundredth's days with photos, in the order of the sort.
std::vector<DayCount> days_of_bin(Transaction& sql, int bin, TimelineSort sort) {
  const auto facet = confidence_facet(bin);
  auto days = count_days(sql, FacetRange{facet, facet});
  if (!descending(sort)) std::ranges::reverse(days);
  return days;
}

}  // namespace

bool has_counts_by_bin(Transaction& sql, const PhotoFilter& filter) {
  const auto facets = facets_of(sql, filter);
  return facets && facets->first == "all";
}

std::optional<TimelineLead> lead_of(Transaction& sql, const TimelineQuery& query, BinRange section,
                                    long long offset) {
  const auto bins = count_confidences(sql, query.filter);
  TimelineLead lead;
  for (const int bin : bins_in_order(section, query.sort)) {
    lead.bin = bin;
    const auto here = bins[static_cast<std::size_t>(bin)];
    if (lead.photos + here > offset) break;
    lead.photos += here;
  }
  for (const auto& day : days_of_bin(sql, lead.bin, query.sort)) {
    lead.day = day.day;
    if (lead.photos + day.photos > offset) return lead;
    lead.photos += day.photos;
  }
  return {};
}

void add_rest(Condition& condition, TimelineSort sort, BinRange section, const TimelineLead& lead) {
  const auto bin = condition.parameter(static_cast<long long>(lead.bin));
  const auto day = condition.parameter(lead.day);
  const auto end =
      condition.parameter(static_cast<long long>(descending(sort) ? section.first : section.last + 1));
  condition.add("(p.confidence_bin, p.day) " + std::string(descending(sort) ? "<=" : ">=") + " (" + bin +
                ", " + day + ")");
  condition.add("(p.confidence_bin, p.day) " + std::string(descending(sort) ? ">=" : "<") + " (" + end +
                ", '')");
}

long long kept_before(Transaction& sql, const TimelineQuery& query, const PhotoPlace& place) {
  const auto bins = count_confidences(sql, query.filter);
  long long before = 0;
  for (const int bin : bins_in_order(bins_of_tenth(tenth_of(place.bin)), query.sort)) {
    if (bin == place.bin) break;
    before += bins[static_cast<std::size_t>(bin)];
  }
  for (const auto& day : days_of_bin(sql, place.bin, query.sort)) {
    if (day.day == place.day) break;
    before += day.photos;
  }
  return before;
}

}  // namespace fieldloop
