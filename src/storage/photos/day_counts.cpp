#include "storage/photos/day_counts.h"

#include "storage/sqlite/transaction.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/sqlite/condition.h"
#include "storage/sqlite/dialect.h"

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
std::vector<KeyedCount<Key>> counted(Transaction& sql, const std::string& query, const Condition& condition) {
  KeyedCount<Key> row;
  soci::statement statement(sql);
  run_query(statement, query, condition, row);
  std::vector<KeyedCount<Key>> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

// The facet of the photos from a tenth of confidence up.
std::string from_facet(int tenth) {
  if (tenth == 0) return "all";
  return fmt::format("from:{:02}", tenth);
}

// Photos that are added to others, or taken away from them.
struct Part {
  FacetRange facets;
  bool added = true;
};

// The photos from a hundredth of confidence up: those from the nearest tenth up and the hundredths between.
void add_from(std::vector<Part>& parts, int bin, bool added) {
  const int tenth = (bin + 5) / 10;
  parts.push_back({{from_facet(tenth), from_facet(tenth)}, added});
  if (bin < tenth * 10) parts.push_back({{confidence_facet(bin), confidence_facet(tenth * 10 - 1)}, added});
  if (bin > tenth * 10) parts.push_back({{confidence_facet(tenth * 10), confidence_facet(bin - 1)}, !added});
}

std::vector<Part> in_few_rows(const FacetRange& facets) {
  const std::string prefix = "confidence:";
  if (facets.first == facets.last || !facets.first.starts_with(prefix)) return {{facets}};
  const int first = std::stoi(facets.first.substr(prefix.size()));
  const int last = std::stoi(facets.last.substr(prefix.size()));
  std::vector<Part> parts;
  add_from(parts, first, true);
  if (last < kTopBin) add_from(parts, last + 1, false);
  return parts;
}

std::string facets_where(Condition& values, const FacetRange& facets) {
  if (facets.first == facets.last) return "facet = " + values.parameter(facets.first);
  auto where =
      "facet >= " + values.parameter(facets.first) + " AND facet <= " + values.parameter(facets.last);
  if (!facets.pattern.empty()) where += " AND " + dialect::is_like("facet", values.parameter(facets.pattern));
  return where;
}

bool is_single(const Part& part) { return part.facets.first == part.facets.last; }

// Of a single facet the days come in their order, without being sorted; of several facets only those that are
// meant are read.
std::string days_of(Condition& values, const Part& part) {
  const auto where = facets_where(values, part.facets);
  return "SELECT day, " + std::string(part.added ? "photos" : "-photos AS photos") +
         " FROM day_counts WHERE " +
         (is_single(part) ? where : "facet IN (SELECT facet FROM facet_totals WHERE " + where + ")") +
         " AND photos > 0";
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

ConfidenceBins kept_bins(Transaction& sql, const FacetRange& facets) {
  const bool all = facets.first == "all";
  Condition values;
  const auto where =
      facets_where(values, all ? FacetRange{confidence_facet(0), confidence_facet(kTopBin)} : facets);
  return as_bins(counted<int>(
      sql, "SELECT " + dialect::whole_part("substr(facet, 12)") + ", photos FROM facet_totals WHERE " + where,
      values));
}

}  // namespace

long long count_photos(Transaction& sql, const PhotoFilter& filter) {
  if (const auto facets = facets_of(sql, filter)) {
    Condition values;
    const auto where = facets_where(values, *facets);
    return count_of(sql, "SELECT COALESCE(sum(photos), 0) FROM facet_totals WHERE " + where, values);
  }
  const Condition condition = condition_of(filter);
  return count_of(sql, "SELECT count(*) FROM photos p" + condition.where(), condition);
}

std::vector<DayCount> count_days(Transaction& sql, const FacetRange& facets) {
  Condition values;
  const auto parts = in_few_rows(facets);
  if (parts.size() == 1 && is_single(parts.front()))
    return as_days(counted<std::string>(sql, days_of(values, parts.front()) + " ORDER BY day DESC", values));
  std::string days;
  for (const auto& part : parts) days += (days.empty() ? "" : " UNION ALL ") + days_of(values, part);
  return as_days(counted<std::string>(
      sql,
      "SELECT day, sum(photos) AS total FROM (" + days + ") GROUP BY day HAVING total > 0 ORDER BY day DESC",
      values));
}

std::vector<DayCount> count_days(Transaction& sql, const PhotoFilter& filter) {
  if (const auto facets = facets_of(sql, filter)) return count_days(sql, *facets);
  const Condition condition = condition_of(filter);
  return as_days(counted<std::string>(
      sql, "SELECT p.day, count(*) FROM photos p" + condition.where() + "GROUP BY p.day ORDER BY p.day DESC",
      condition));
}

ConfidenceBins count_confidences(Transaction& sql, const PhotoFilter& filter) {
  if (const auto facets = facets_of(sql, filter); by_confidence(facets)) return kept_bins(sql, *facets);
  const Condition condition = condition_of(filter);
  return as_bins(counted<int>(sql,
                              "SELECT " + dialect::whole_part("p.max_confidence * 100 + 1e-9") +
                                  ", count(*) FROM photos p" + condition.where() + "GROUP BY 1",
                              condition));
}

std::vector<ClassCountRow> count_classes(Transaction& sql) {
  ClassCountRow row;
  soci::statement statement =
      (sql.prepare
           << "SELECT substr(facet, 7), boxes FROM facet_totals WHERE facet >= 'class:' AND facet < 'class;' "
              "AND boxes > 0 ORDER BY boxes DESC, facet",
       soci::into(row.class_name), soci::into(row.count));
  statement.execute();
  std::vector<ClassCountRow> rows;
  while (statement.fetch()) rows.push_back(row);
  return rows;
}

}  // namespace fieldloop
