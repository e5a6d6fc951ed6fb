#include "storage/stats_store.h"

#include <soci/soci.h>

#include "storage/optional_columns.h"

namespace fieldloop {

PhotoTotals photo_totals(soci::session& sql, double min_confidence) {
  PhotoTotals totals;
  std::string latest, oldest;
  sql << "SELECT count(*), COALESCE(sum(max_confidence >= :least), 0), COALESCE(max(captured_at), ''), "
         "COALESCE(min(captured_at), '') FROM photos",
      soci::use(min_confidence, "least"), soci::into(totals.photos), soci::into(totals.with_detections),
      soci::into(latest), soci::into(oldest);
  sql << "SELECT count(*) FROM photos WHERE marked_for_retraining = 1", soci::into(totals.marked);
  sql << "SELECT count(*), COALESCE(sum(dataset IS NULL), 0) FROM annotations", soci::into(totals.annotated),
      soci::into(totals.waiting);
  totals.latest = present_time(latest);
  totals.oldest = present_time(oldest);
  return totals;
}

}  // namespace fieldloop
