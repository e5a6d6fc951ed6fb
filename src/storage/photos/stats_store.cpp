#include "storage/photos/stats_store.h"

#include "storage/sqlite/transaction.h"

#include "storage/labels/annotation_store.h"
#include "storage/photos/day_counts.h"
#include "storage/sqlite/optional_columns.h"

namespace fieldloop {

PhotoTotals photo_totals(Transaction& sql) {
  PhotoTotals totals;
  PhotoFilter filter;
  totals.photos = count_photos(sql, filter);
  filter.has_detections = true;
  totals.with_detections = count_photos(sql, filter);
  filter = {};
  filter.marked = true;
  totals.marked = count_photos(sql, filter);
  filter = {};
  filter.annotated = true;
  totals.annotated = count_photos(sql, filter);
  std::string latest, oldest;
  sql << "SELECT COALESCE((SELECT max(captured_at) FROM photos), ''), COALESCE((SELECT min(captured_at) FROM "
         "photos), '')",
      soci::into(latest), soci::into(oldest);
  totals.waiting = count_waiting_annotations(sql);
  totals.latest = present_time(latest);
  totals.oldest = present_time(oldest);
  return totals;
}

}  // namespace fieldloop
