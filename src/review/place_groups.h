#pragma once
#include <chrono>
#include <cstdint>
#include <vector>

#include "core/box.h"
#include "core/time.h"

namespace fieldloop {

// A box of one camera, class and model.
struct PlacedBox {
  std::int64_t photo = 0;
  Timestamp at{};
  double confidence = 0;
  NormBox box;
};

// Boxes at one place: each overlaps `box`, that of the most confident of them, by half (IoU).
struct PlaceGroup {
  NormBox box;
  std::vector<std::size_t> members;  // positions in what was given, oldest first
  int photos = 0;
  int events = 0;  // runs of photos without a gap of kEventGap
};

inline constexpr std::chrono::minutes kEventGap{5};
inline constexpr float kSamePlace = 0.5F;  // IoU

// What lies at the same place on at least `min_photos` photos (2 or more) of two or more events, most photos
// first: a stump that is taken for an animal comes back, an animal moves on. Each box is in at most one
// group.
std::vector<PlaceGroup> group_by_place(const std::vector<PlacedBox>& boxes, int min_photos);

}  // namespace fieldloop
