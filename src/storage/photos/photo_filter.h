#pragma once
#include <optional>
#include <string>

#include "core/detection.h"
#include "core/time.h"

namespace fieldloop {

class Transaction;

class Condition;

enum class PhotoOrder { kNewestCapture, kNewestMark };

// Which photos; an absent condition does not matter.
struct PhotoFilter {
  double min_confidence = kViewThreshold;  // boxes from here up count as detections
  std::optional<bool> has_detections;
  std::optional<int> min_detections;
  std::optional<double> confidence_from;  // of the most confident shown box
  std::optional<double> confidence_to;    // the same, rounded down to hundredths
  std::optional<Timestamp> start, end;    // of the capture, both inclusive
  std::optional<std::string> camera;
  std::optional<std::string> class_name;
  std::optional<std::string> model;  // whose boxes are shown
  std::optional<Verdict> verdict;
  std::optional<bool> marked;
  std::optional<bool> annotated;
  std::optional<bool> joined;    // a dataset, with its annotation
  std::optional<bool> reviewed;  // has a verdict or an annotation
  std::optional<PhotoLight> light;
  std::optional<bool> has_note;
  PhotoOrder order = PhotoOrder::kNewestCapture;
  int limit = 100;
  int offset = 0;
};

// The filter as conditions on "photos p"; limit, offset and order do not matter.
Condition condition_of(const PhotoFilter& filter);

// Facets of day_counts from `first` to `last` in text order, those that are like the pattern where there is
// one; their photos are disjoint.
struct FacetRange {
  std::string first, last;
  std::string pattern = {};
};

// The facets that hold exactly the filter's photos, when counts are kept for them; empty when only the photos
// themselves can tell.
std::optional<FacetRange> facets_of(Transaction& sql, const PhotoFilter& filter);

// The facet of one hundredth of confidence, 0 to kTopBin.
inline constexpr int kTopBin = 100;
std::string confidence_facet(int bin);

}  // namespace fieldloop
