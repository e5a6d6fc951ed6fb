#pragma once
#include <vector>

#include "storage/photos/detection_store.h"
#include "storage/photos/photo_store.h"
#include "storage/review/timeline_query.h"

namespace fieldloop {

// A photo of the review grid with the stored boxes that its threshold slider needs.
struct TimelinePhoto {
  PhotoRow photo;
  std::vector<DetectionRow> boxes;  // from kFaintestShown up, at most kMostBoxesShown, most confident first
};

struct Timeline {
  long long total = 0;
  std::vector<TimelineSection> sections;  // in display order, none without photos
  std::vector<TimelinePhoto> head;        // of the first section
};

struct NextPhoto {
  TimelinePhoto photo;
  TimelinePlace place;
};

}  // namespace fieldloop
