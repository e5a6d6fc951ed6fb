#include "storage/day_counts.h"

#include <soci/soci.h>

#include <algorithm>
#include <cstdio>

#include "storage/condition.h"

namespace fieldloop {
namespace {

// Two columns of a query that counts: of what, and how many.
template <class Key>
struct KeyedCount {
  Key key{};
  long long count = 0;
  void bind(soci::statement& statement) {
    statement.exchange(soci::into(key));
    statement.exchange(soci::into(count));
  }
};

template <class Key>
std::vector<KeyedCount<Key>> counted(soci::session& sql, const std::string& query,
                                     const Condition& condition) {
  KeyedCount<Key> row;
  soci::statement statement(sql);
  run_query(statement, query, condition, row);
  std::vector<KeyedCount<Key>> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

std::string tenth_facet(int tenth) {
  char text[24];
  std::snprintf(text, sizeof text, "tenth:%02d", tenth);
  return text;
}

// The same photos in fewer rows: tenths of confidence where hundredths make whole ones.
std::vector<FacetRange> in_fewest_rows(const FacetRange& facets) {
  const std::string prefix = "confidence:";
  if (facets.first == facets.last || !facets.first.starts_with(prefix)) return {facets};
  const int first = std::stoi(facets.first.substr(prefix.size()));
  const int last = std::stoi(facets.last.substr(prefix.size()));
  const int first_tenth = (first + 9) / 10;
  const int last_tenth = last == 100 ? 10 : (last + 1) / 10 - 1;
  if (first_tenth > last_tenth) return {facets};
  std::vector<FacetRange> ranges{{tenth_facet(first_tenth), tenth_facet(last_tenth)}};
  if (first < first_tenth * 10) ranges.push_back({facets.first, confidence_facet(first_tenth * 10 - 1)});
  if (last >= (last_tenth + 1) * 10) ranges.push_back({confidence_facet((last_tenth + 1) * 10), facets.last});
  return ranges;
}

std::string days_of(Condition& values, const FacetRange& facets) {
  auto query = "SELECT day, photos FROM day_counts WHERE facet >= " + values.parameter(facets.first) +
               " AND facet <= " + values.parameter(facets.last) + " AND day <> '' AND photos > 0";
  if (!facets.pattern.empty()) query += " AND facet GLOB " + values.parameter(facets.pattern);
  return query;
}

void add_facets(Condition& condition, const FacetRange& facets) {
  if (facets.first == facets.last) {
    condition.add("facet = ?", facets.first);
  } else {
    condition.add("facet >= ?", facets.first);
    condition.add("facet <= ?", facets.last);
  }
  if (!facets.pattern.empty()) condition.add("facet GLOB ?", facets.pattern);
}

std::vector<DayCount> as_days(const std::vector<KeyedCount<std::string>>& rows) {
  std::vector<DayCount> days;
  days.reserve(rows.size());
  for (const auto& row : rows) days.push_back({row.key, row.count});
  return days;
}

ConfidenceBins as_bins(const std::vector<KeyedCount<int>>& rows) {
  ConfidenceBins bins{};
  for (const auto& row : rows) bins[static_cast<std::size_t>(std::clamp(row.key, 0, 100))] += row.count;
  return bins;
}

// Whether the filter is on confidence alone, or there is none: then the totals of the hundredths answer.
bool by_confidence(const std::optional<FacetRange>& facets) {
  return facets && (facets->first == "all" || facets->first.starts_with("confidence:"));
}

ConfidenceBins kept_bins(soci::session& sql, const FacetRange& facets) {
  const bool all = facets.first == "all";
  Condition condition;
  condition.add("c.facet >= ?", all ? confidence_facet(0) : facets.first);
  condition.add("c.facet <= ?", all ? confidence_facet(100) : facets.last);
  return as_bins(counted<int>(
      sql,
      "WITH RECURSIVE bins(bin) AS (SELECT 0 UNION ALL SELECT bin + 1 FROM bins WHERE bin < 100) "
      "SELECT bin, c.photos FROM bins CROSS JOIN day_counts c ON c.facet = printf('confidence:%03d', bin) "
      "AND "
      "c.day = ''" +
          condition.where(),
      condition));
}

}  // namespace

long long count_photos(soci::session& sql, const PhotoFilter& filter) {
  const auto facets = facets_of(sql, filter);
  if (by_confidence(facets) && facets->first != "all") {
    long long total = 0;
    for (const auto count : kept_bins(sql, *facets)) total += count;
    return total;
  }
  if (facets) {
    Condition condition;
    add_facets(condition, *facets);
    condition.add("day = ''");
    return count_of(sql, "SELECT COALESCE(sum(photos), 0) FROM day_counts" + condition.where(), condition);
  }
  const Condition condition = condition_of(filter);
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

std::vector<DayCount> count_days(soci::session& sql, const FacetRange& facets) {
  Condition values;
  std::string days;
  for (const auto& range : in_fewest_rows(facets))
    days += (days.empty() ? "" : " UNION ALL ") + days_of(values, range);
  return as_days(counted<std::string>(
      sql, "SELECT day, sum(photos) FROM (" + days + ") GROUP BY day ORDER BY day DESC", values));
}

std::vector<DayCount> count_days(soci::session& sql, const PhotoFilter& filter) {
  if (const auto facets = facets_of(sql, filter)) return count_days(sql, *facets);
  const Condition condition = condition_of(filter);
  return as_days(counted<std::string>(
      sql, "SELECT p.day, count(*) FROM photos p" + condition.where() + "GROUP BY p.day ORDER BY p.day DESC",
      condition));
}

ConfidenceBins count_confidences(soci::session& sql, const PhotoFilter& filter) {
  if (const auto facets = facets_of(sql, filter); by_confidence(facets)) return kept_bins(sql, *facets);
  const Condition condition = condition_of(filter);
  return as_bins(
      counted<int>(sql,
                   "SELECT CAST(p.max_confidence * 100 + 1e-9 AS INTEGER), count(*) FROM photos p" +
                       condition.where() + "GROUP BY 1",
                   condition));
}

std::vector<ClassCountRow> count_classes(soci::session& sql) {
  ClassCountRow row;
  soci::statement statement =
      (sql.prepare
           << "SELECT substr(facet, 7), boxes FROM day_counts WHERE facet >= 'class:' AND facet < 'class;' "
              "AND day = '' AND boxes > 0 ORDER BY boxes DESC, facet",
       soci::into(row.class_name), soci::into(row.count));
  statement.execute();
  std::vector<ClassCountRow> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace fieldloop
