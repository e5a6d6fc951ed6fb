#pragma once
#include <optional>
#include <vector>

namespace fieldloop {

// What people found on one photo, against the boxes that a model shows on it.
struct JudgedPhoto {
  bool alarm = false;  // the model shows at least one box
  bool whole = true;   // all of the photo was looked at, not only a box of it, so `missed` is known
  int right = 0;       // boxes with the right animal in them
  int wrong = 0;       // other boxes
  int missed = 0;      // animals without a right box
  int burst = 0;       // photos of one visit share it and count as one observation
};

// The photos that the model has looked at, judged or not.
struct Population {
  long long alarms = 0;  // with a box
  long long silent = 0;  // without
  bool operator==(const Population&) const = default;
};

// A share with its 95 % interval, all 0-1.
struct Estimate {
  double value = 0;
  double low = 0, high = 0;
  int observations = 0;  // the bursts it rests on
  bool operator==(const Estimate&) const = default;
};

struct FieldPerformance {
  int photos = 0;                     // judged
  int silent_bursts = 0;              // judged whole, without a box
  std::optional<Estimate> precision;  // of the boxes shown
  std::optional<Estimate> recall;     // of the animals on the population's photos
  bool operator==(const FieldPerformance&) const = default;
};

// Fewer observations than this give no estimate.
inline constexpr int kLeastObservations = 10;

// Precision: the share of right boxes among the judged ones, with Wilson's interval, in which a burst is one
// observation. Recall: judged photos are taken as a fair sample of those with and of those without a box,
// each scaled to its part of the population, so that the many unjudged photos without a box are not
// forgotten; its interval combines Jeffreys' intervals of the two samples by drawing from them
// (reproducible). Without kLeastObservations bursts with an animal, or of photos without a box where there
// are such, there is no recall. docs/field-performance.md has the formulas. Pure; the photos' order does not
// matter.
FieldPerformance field_performance(const std::vector<JudgedPhoto>& photos, const Population& population);

// Wilson's score interval of a share among `observations`, at 95 %.
Estimate wilson(double share, int observations);

}  // namespace fieldloop
