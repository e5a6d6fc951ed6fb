#include "storage/review/timeline_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.h"
#include "core/time.h"
#include "storage/photos/day_counts.h"

namespace fieldloop {

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

BinRange bins_of_tenth(int tenth) { return {tenth * 10, tenth == kTenths - 1 ? kTopBin : tenth * 10 + 9}; }

int tenth_of(int bin) { return std::min(bin / 10, kTenths - 1); }

std::string key_of_tenth(int tenth) { return fmt::format("0.{}", tenth); }

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

std::vector<int> bins_in_order(BinRange section, TimelineSort sort) {
  std::vector<int> bins;
  for (int bin = section.first; bin <= section.last; ++bin) bins.push_back(bin);
  if (descending(sort)) std::ranges::reverse(bins);
  return bins;
}

// Both ends as row values, so that the index on both columns gives them.
void add_bins(Condition& condition, BinRange bins) {
  const auto first = condition.parameter(static_cast<long long>(bins.first));
  const auto beyond = condition.parameter(static_cast<long long>(bins.last + 1));
  condition.add("(p.confidence_bin, p.day) >= (" + first + ", '')");
  condition.add("(p.confidence_bin, p.day) < (" + beyond + ", '')");
}

std::optional<PhotoPlace> place_of(Transaction& sql, PhotoId photo) {
  PhotoPlace place;
  sql << "SELECT id, confidence_bin, day, captured_at FROM photos WHERE id = :id",
      soci::use(photo.value, "id"), soci::into(place.id), soci::into(place.bin), soci::into(place.day),
      soci::into(place.captured_at);
  if (!sql.got_data()) return {};
  return place;
}

void add_beside(Condition& condition, TimelineSort sort, const PhotoPlace& place, bool before) {
  const std::string compare = descending(sort) == before ? " > " : " < ";
  const auto day = condition.parameter(place.day);
  const auto captured_at = condition.parameter(place.captured_at);
  const auto id = condition.parameter(place.id);
  const std::string bin =
      by_confidence(sort) ? condition.parameter(static_cast<long long>(place.bin)) + ", " : "";
  condition.add((bin.empty() ? "(p.day" : "(p.confidence_bin, p.day") + (", p.captured_at, p.id)" + compare) +
                "(" + bin + day + ", " + captured_at + ", " + id + ")");
}

}  // namespace fieldloop
