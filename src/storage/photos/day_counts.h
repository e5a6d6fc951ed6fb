#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "storage/photos/photo_filter.h"

namespace fieldloop {

class Transaction;

// How many photos of a filter there are, from counts that triggers keep (sqlite/migrations/0005_review.sql,
// 0012_totals_of_facets.sql), or by counting where none are kept. All throw soci::soci_error, which
// Database::read and write translate.

struct DayCount {
  std::string day;  // "2026-05-01" on the camera's clock
  long long photos = 0;
};

long long count_photos(Transaction& sql, const PhotoFilter& filter);
std::vector<DayCount> count_days(Transaction& sql, const PhotoFilter& filter);  // latest first, none of 0
std::vector<DayCount> count_days(Transaction& sql, const FacetRange& facets);   // latest first, none of 0

// Photos whose most confident shown box, rounded down to hundredths, is 0.00, 0.01 … 1.00.
using ConfidenceBins = std::array<long long, kTopBin + 1>;
ConfidenceBins count_confidences(Transaction& sql, const PhotoFilter& filter);

// The shown boxes from the view threshold up, by class.
struct ClassCountRow {
  std::string class_name;
  long long count = 0;
};
std::vector<ClassCountRow> count_classes(Transaction& sql);  // most frequent first

}  // namespace fieldloop
