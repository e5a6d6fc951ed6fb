#include "review/place_groups.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace fieldloop {
namespace {

float overlap(const NormBox& a, const NormBox& b) {
  return iou(PixelBox{a.x_min, a.y_min, a.x_max, a.y_max}, PixelBox{b.x_min, b.y_min, b.x_max, b.y_max});
}

PlaceGroup* nearest(std::vector<PlaceGroup>& groups, const NormBox& box) {
  PlaceGroup* best = nullptr;
  float most = kSamePlace;
  for (auto& group : groups) {
    const float shared = overlap(group.box, box);
    if (shared < most) continue;
    most = shared;
    best = &group;
  }
  return best;
}

// The most confident first, so that each group forms around its clearest box.
std::vector<PlaceGroup> all_places(const std::vector<PlacedBox>& boxes) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return boxes[i].confidence; });
  std::vector<PlaceGroup> groups;
  for (const auto i : order) {
    auto* group = nearest(groups, boxes[i].box);
    if (group == nullptr) group = &groups.emplace_back(PlaceGroup{boxes[i].box, {}, 0, 0});
    group->members.push_back(i);
  }
  return groups;
}

void describe(PlaceGroup& group, const std::vector<PlacedBox>& boxes) {
  std::ranges::sort(group.members, {}, [&](std::size_t i) { return std::pair(boxes[i].at, i); });
  std::set<std::int64_t> photos;
  const PlacedBox* last = nullptr;
  for (const auto i : group.members) {
    photos.insert(boxes[i].photo);
    if (last == nullptr || boxes[i].at - last->at >= kEventGap) ++group.events;
    last = &boxes[i];
  }
  group.photos = static_cast<int>(photos.size());
}

}  // namespace

std::vector<PlaceGroup> group_by_place(const std::vector<PlacedBox>& boxes, int min_photos) {
  constexpr int kFewestEvents = 2;
  auto groups = all_places(boxes);
  for (auto& group : groups) describe(group, boxes);
  std::erase_if(groups, [&](const PlaceGroup& group) {
    return group.photos < min_photos || group.events < kFewestEvents;
  });
  std::ranges::stable_sort(groups, std::ranges::greater{}, &PlaceGroup::photos);
  return groups;
}

}  // namespace fieldloop
