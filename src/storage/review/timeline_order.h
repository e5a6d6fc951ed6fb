#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "storage/review/timeline_query.h"
#include "storage/sqlite/condition.h"

namespace fieldloop {

// Parts of the queries for timeline_store.h, over "photos p".

bool by_confidence(TimelineSort sort);
bool descending(TimelineSort sort);
std::string order_by(TimelineSort sort);  // " ORDER BY … "

// Hundredths of confidence, both ends included; those of a tenth's section.
struct BinRange {
  int first = 0, last = 0;
};
inline constexpr int kTenths = 10;
BinRange bins_of_tenth(int tenth);
int tenth_of(int bin);
std::string key_of_tenth(int tenth);
std::vector<int> bins_in_order(BinRange section, TimelineSort sort);

// The section of that key. Throw Error(kInvalidInput) for a key that cannot be one.
BinRange bins_of_section(const std::string& key);
void require_day(const std::string& key);

// The photos of these hundredths.
void add_bins(Condition& condition, BinRange bins);

// What decides a photo's place.
struct PhotoPlace {
  long long id = 0;
  int bin = 0;
  std::string day, captured_at;
};
std::optional<PhotoPlace> place_of(Transaction& sql, PhotoId photo);

// The photos that come before (or after) a place in the order.
void add_beside(Condition& condition, TimelineSort sort, const PhotoPlace& place, bool before);

}  // namespace fieldloop
