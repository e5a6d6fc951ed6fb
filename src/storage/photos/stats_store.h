#pragma once
#include <optional>

#include "core/time.h"

namespace fieldloop {

class Transaction;

struct PhotoTotals {
  long long photos = 0;
  long long with_detections = 0;  // at or above the view threshold
  long long marked = 0;
  long long annotated = 0;
  long long waiting = 0;  // annotated, in no dataset yet
  std::optional<Timestamp> latest, oldest;
};

PhotoTotals photo_totals(Transaction& sql);

}  // namespace fieldloop
