#include "storage/photos/timeline_store.h"

#include "storage/sqlite/transaction.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "storage/sqlite/condition.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {
namespace {

constexpr int kTenths = 10;
constexpr int kTopBin = 100;

bool by_confidence(TimelineSort sort) {
  return sort == TimelineSort::kConfident || sort == TimelineSort::kUncertain;
}

bool descending(TimelineSort sort) {
  return sort == TimelineSort::kNewest || sort == TimelineSort::kConfident;
}

std::string order_by(TimelineSort sort) {
  const std::string direction = descending(sort) ? " DESC" : "";
  return " ORDER BY " + (by_confidence(sort) ? "p.confidence_bin" + direction + ", " : std::string()) +
         "p.day" + direction + ", p.captured_at" + direction + ", p.id" + direction + " ";
}

struct BinRange {
  int first = 0, last = 0;
};

BinRange bins_of_tenth(int tenth) { return {tenth * 10, tenth == kTenths - 1 ? kTopBin : tenth * 10 + 9}; }

int tenth_of(int bin) { return std::min(bin / 10, kTenths - 1); }

std::string key_of_tenth(int tenth) { return "0." + std::to_string(tenth); }

BinRange bins_of_section(const std::string& key) {
  if (key.size() != 3 || !key.starts_with("0.") || key[2] < '0' || key[2] > '9')
    throw Error(ErrorCode::kInvalidInput, "section must be a tenth such as 0.9 when sorted by confidence",
                "section");
  return bins_of_tenth(key[2] - '0');
}

void require_day(const std::string& key) {
  constexpr std::size_t kLength = std::string_view("2026-05-01").size();
  if (key.size() != kLength || !parse_iso8601(key))
    throw Error(ErrorCode::kInvalidInput, "section must be a day such as 2026-05-01", "section");
}

// What decides a photo's place.
struct Place {
  long long id = 0;
  int bin = 0;
  std::string day, captured_at;
};

std::optional<Place> place_of(Transaction& sql, PhotoId photo) {
  Place place;
  sql << "SELECT id, confidence_bin, day, captured_at FROM photos WHERE id = :id",
      soci::use(photo.value, "id"), soci::into(place.id), soci::into(place.bin), soci::into(place.day),
      soci::into(place.captured_at);
  if (!sql.got_data()) return {};
  return place;
}

// The photos that come before (or after) a place in the order.
void add_beside(Condition& condition, TimelineSort sort, const Place& place, bool before) {
  const std::string compare = descending(sort) == before ? " > " : " < ";
  const auto day = condition.parameter(place.day);
  const auto captured_at = condition.parameter(place.captured_at);
  const auto id = condition.parameter(place.id);
  const std::string bin =
      by_confidence(sort) ? condition.parameter(static_cast<long long>(place.bin)) + ", " : "";
  condition.add((bin.empty() ? "(p.day" : "(p.confidence_bin, p.day") + (", p.captured_at, p.id)" + compare) +
                "(" + bin + day + ", " + captured_at + ", " + id + ")");
}

long long sum(const ConfidenceBins& bins, BinRange range) {
  long long total = 0;
  for (int bin = range.first; bin <= range.last; ++bin) total += bins[static_cast<std::size_t>(bin)];
  return total;
}

// Only without a filter are counts kept for each day of each hundredth.
bool has_counts_by_bin(Transaction& sql, const PhotoFilter& filter) {
  const auto facets = facets_of(sql, filter);
  return facets && facets->first == "all";
}

// A hundredth's days with photos, in the order of the sort.
std::vector<DayCount> days_of_bin(Transaction& sql, int bin, TimelineSort sort) {
  const auto facet = confidence_facet(bin);
  auto days = count_days(sql, FacetRange{facet, facet});
  if (!descending(sort)) std::ranges::reverse(days);
  return days;
}

// The hundredths of a section, in the order of the sort.
std::vector<int> bins_in_order(BinRange section, TimelineSort sort) {
  std::vector<int> bins;
  for (int bin = section.first; bin <= section.last; ++bin) bins.push_back(bin);
  if (descending(sort)) std::ranges::reverse(bins);
  return bins;
}

// Leading photos of a section that need not be walked over, and where the rest begins.
struct Lead {
  long long photos = 0;
  int bin = 0;
  std::string day;
};

std::optional<Lead> lead_of(Transaction& sql, const TimelineQuery& query, BinRange section,
                            long long offset) {
  const auto bins = count_confidences(sql, query.filter);
  Lead lead;
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

// Both ends as row values, so that the index on both columns gives them.
void add_bins(Condition& condition, BinRange bins) {
  const auto first = condition.parameter(static_cast<long long>(bins.first));
  const auto beyond = condition.parameter(static_cast<long long>(bins.last + 1));
  condition.add("(p.confidence_bin, p.day) >= (" + first + ", '')");
  condition.add("(p.confidence_bin, p.day) < (" + beyond + ", '')");
}

void add_rest(Condition& condition, TimelineSort sort, BinRange section, const Lead& lead) {
  const auto bin = condition.parameter(static_cast<long long>(lead.bin));
  const auto day = condition.parameter(lead.day);
  const auto end =
      condition.parameter(static_cast<long long>(descending(sort) ? section.first : section.last + 1));
  condition.add("(p.confidence_bin, p.day) " + std::string(descending(sort) ? "<=" : ">=") + " (" + bin +
                ", " + day + ")");
  condition.add("(p.confidence_bin, p.day) " + std::string(descending(sort) ? ">=" : "<") + " (" + end +
                ", '')");
}

void add_section(Transaction& sql, Condition& condition, const TimelineQuery& query, const std::string& key,
                 long long& offset) {
  if (!by_confidence(query.sort)) {
    require_day(key);
    condition.add("p.day = ?", key);
    return;
  }
  const auto bins = bins_of_section(key);
  const auto lead =
      has_counts_by_bin(sql, query.filter) ? lead_of(sql, query, bins, offset) : std::optional<Lead>();
  if (!lead) return add_bins(condition, bins);
  add_rest(condition, query.sort, bins, *lead);
  offset -= lead->photos;
}

long long counted_before(Transaction& sql, const TimelineQuery& query, const Place& place,
                         Condition& within) {
  add_beside(within, query.sort, place, true);
  return count_of(sql, "SELECT count(*) FROM photos p" + within.where(), within);
}

// Kept counts up to the photo's day; only that day is counted.
long long kept_before(Transaction& sql, const TimelineQuery& query, const Place& place) {
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
  Condition same_day;
  same_day.add("p.confidence_bin = ?", static_cast<long long>(place.bin));
  same_day.add("p.day = ?", place.day);
  return before + counted_before(sql, query, place, same_day);
}

long long count_before(Transaction& sql, const TimelineQuery& query, const Place& place) {
  if (by_confidence(query.sort) && has_counts_by_bin(sql, query.filter))
    return kept_before(sql, query, place);
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

// The photos of the camera from this one on in one direction, itself left out, until a gap.
std::vector<PhotoId> without_gap(Transaction& sql, const PhotoRow& from, std::chrono::milliseconds gap,
                                 int most, bool later) {
  const std::string at = to_iso8601(from.captured_at);
  long long id = 0;
  std::string captured_at;
  soci::statement statement =
      (sql.prepare
           << "SELECT id, captured_at FROM photos WHERE camera_id = (SELECT id FROM cameras WHERE name = "
              ":camera) AND (captured_at, id) " +
                  std::string(later ? ">" : "<") + " (:at, :id) ORDER BY captured_at" +
                  (later ? ", id" : " DESC, id DESC") + " LIMIT :most",
       soci::use(from.camera, "camera"), soci::use(at, "at"), soci::use(from.id.value, "id"),
       soci::use(most, "most"), soci::into(id), soci::into(captured_at));
  statement.execute();
  std::vector<PhotoId> photos;
  auto last = from.captured_at;
  while (statement.fetch()) {
    const auto time = stored_time(captured_at);
    if ((later ? time - last : last - time) >= gap) break;
    photos.push_back({id});
    last = time;
  }
  return photos;
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

std::vector<PhotoId> event_photos(Transaction& sql, PhotoId photo, std::chrono::milliseconds gap, int most) {
  const auto middle = find_photo(sql, photo);
  if (!middle) return {};
  auto photos = without_gap(sql, *middle, gap, most, false);
  std::ranges::reverse(photos);
  photos.push_back(photo);
  std::ranges::copy(without_gap(sql, *middle, gap, most, true), std::back_inserter(photos));
  return photos;
}

}  // namespace fieldloop
