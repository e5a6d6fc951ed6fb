#include "storage/review/timeline_store.h"

#include <algorithm>

#include "storage/photos/day_counts.h"
#include "storage/review/timeline_lead.h"
#include "storage/review/timeline_order.h"
#include "storage/sqlite/transaction.h"

namespace fieldloop {
namespace {

long long sum(const ConfidenceBins& bins, BinRange range) {
  long long total = 0;
  for (int bin = range.first; bin <= range.last; ++bin) total += bins[static_cast<std::size_t>(bin)];
  return total;
}

void add_section(Transaction& sql, Condition& condition, const TimelineQuery& query, const std::string& key,
                 long long& offset) {
  if (!by_confidence(query.sort)) {
    require_day(key);
    condition.add("p.day = ?", key);
    return;
  }
  const auto bins = bins_of_section(key);
  const auto lead = has_counts_by_bin(sql, query.filter) ? lead_of(sql, query, bins, offset)
                                                         : std::optional<TimelineLead>();
  if (!lead) return add_bins(condition, bins);
  add_rest(condition, query.sort, bins, *lead);
  offset -= lead->photos;
}

long long counted_before(Transaction& sql, const TimelineQuery& query, const PhotoPlace& place,
                         Condition& within) {
  add_beside(within, query.sort, place, true);
  return count_of(sql, "SELECT count(*) FROM photos p" + within.where(), within);
}

long long count_before(Transaction& sql, const TimelineQuery& query, const PhotoPlace& place) {
  if (by_confidence(query.sort) && has_counts_by_bin(sql, query.filter)) {
    Condition same_day;
    same_day.add("p.confidence_bin = ?", static_cast<long long>(place.bin));
    same_day.add("p.day = ?", place.day);
    return kept_before(sql, query, place) + counted_before(sql, query, place, same_day);
  }
  Condition section = condition_of(query.filter);
  if (by_confidence(query.sort))
    add_bins(section, bins_of_tenth(tenth_of(place.bin)));
  else
    section.add("p.day = ?", place.day);
  return counted_before(sql, query, place, section);
}

struct IdColumn {
  long long id = 0;
  void bind(soci::statement& statement) { statement.exchange(soci::into(id)); }
};

std::optional<PhotoId> first_of(Transaction& sql, const TimelineQuery& query, const Condition& condition) {
  IdColumn column;
  soci::statement statement(sql);
  run_query(statement, "SELECT p.id FROM photos p" + condition.where() + order_by(query.sort) + "LIMIT 1",
            condition, column);
  if (!statement.fetch()) return {};
  return PhotoId{column.id};
}

}  // namespace

std::vector<TimelineSection> timeline_sections(Transaction& sql, const TimelineQuery& query) {
  std::vector<TimelineSection> sections;
  if (by_confidence(query.sort)) {
    const auto bins = count_confidences(sql, query.filter);
    for (int tenth = kTenths - 1; tenth >= 0; --tenth)
      if (const auto photos = sum(bins, bins_of_tenth(tenth)); photos > 0)
        sections.push_back({key_of_tenth(tenth), photos});
  } else {
    for (auto& day : count_days(sql, query.filter)) sections.push_back({std::move(day.day), day.photos});
  }
  if (!descending(query.sort)) std::ranges::reverse(sections);
  return sections;
}

std::vector<PhotoRow> section_photos(Transaction& sql, const TimelineQuery& query, const std::string& section,
                                     int offset, int limit) {
  Condition condition = condition_of(query.filter);
  long long rest = offset;
  add_section(sql, condition, query, section, rest);
  const auto most = condition.parameter(static_cast<long long>(limit));
  const auto skipped = condition.parameter(rest);
  const auto order = order_by(query.sort);
  return select_photos(sql,
                       "WHERE p.id IN (SELECT p.id FROM photos p" + condition.where() + order + "LIMIT " +
                           most + " OFFSET " + skipped + ")" + order,
                       condition);
}

std::optional<TimelinePlace> timeline_place(Transaction& sql, const TimelineQuery& query, PhotoId photo) {
  const auto place = place_of(sql, photo);
  Condition itself = condition_of(query.filter);
  itself.add("p.id = ?", static_cast<long long>(photo.value));
  if (!place || count_of(sql, "SELECT count(*) FROM photos p" + itself.where(), itself) == 0) return {};
  TimelinePlace result;
  result.section = by_confidence(query.sort) ? key_of_tenth(tenth_of(place->bin)) : place->day;
  result.offset = count_before(sql, query, *place);
  result.index = result.offset;
  for (const auto& section : timeline_sections(sql, query)) {
    if (section.key == result.section) break;
    result.index += section.photos;
  }
  return result;
}

std::optional<PhotoId> next_unreviewed(Transaction& sql, const TimelineQuery& query, PhotoId after) {
  const auto place = place_of(sql, after);
  if (!place) return {};
  auto unreviewed = query;
  unreviewed.filter.reviewed = false;
  if (query.filter.reviewed.value_or(false)) return {};
  Condition later = condition_of(unreviewed.filter);
  add_beside(later, query.sort, *place, false);
  if (const auto found = first_of(sql, query, later)) return found;
  Condition any = condition_of(unreviewed.filter);
  any.add("p.id <> ?", place->id);
  return first_of(sql, query, any);
}

}  // namespace fieldloop
