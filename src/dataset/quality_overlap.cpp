#include "dataset/quality_overlap.h"

#include <algorithm>

namespace fieldloop {
namespace {

constexpr float kSameThing = 0.5F;
constexpr float kLeastToPair = 0.1F;

float shared_area(const NormBox& a, const NormBox& b) {
  const float width = std::min(a.x_max, b.x_max) - std::max(a.x_min, b.x_min);
  const float height = std::min(a.y_max, b.y_max) - std::max(a.y_min, b.y_min);
  return width > 0 && height > 0 ? width * height : 0;
}

float area(const NormBox& box) { return std::max(0.0F, box.width()) * std::max(0.0F, box.height()); }

struct Pair {
  float overlap;
  int box, seen;
};

}  // namespace

float overlap(const NormBox& a, const NormBox& b) {
  const float common = shared_area(a, b);
  return common > 0 ? common / (area(a) + area(b) - common) : 0;
}

float covered_share(const NormBox& part, const NormBox& whole) {
  return area(part) > 0 ? shared_area(part, whole) / area(part) : 0;
}

std::vector<SeenBox> confident_boxes(const std::vector<SeenBox>& seen, float least) {
  std::vector<SeenBox> sorted;
  std::ranges::copy_if(seen, std::back_inserter(sorted),
                       [&](const SeenBox& box) { return box.confidence >= least; });
  std::ranges::stable_sort(sorted, std::greater{}, &SeenBox::confidence);
  std::vector<SeenBox> kept;
  for (auto& box : sorted)
    if (std::ranges::none_of(kept, [&](const SeenBox& k) { return overlap(k.box, box.box) >= kSameThing; }))
      kept.push_back(std::move(box));
  return kept;
}

Pairing paired(const std::vector<CheckedBox>& boxes, const std::vector<SeenBox>& seen) {
  std::vector<Pair> pairs;
  for (std::size_t b = 0; b < boxes.size(); ++b)
    for (std::size_t s = 0; s < seen.size(); ++s)
      if (const float value = overlap(boxes[b].box, seen[s].box); value >= kLeastToPair)
        pairs.push_back({value, static_cast<int>(b), static_cast<int>(s)});
  std::ranges::stable_sort(pairs, std::greater{}, &Pair::overlap);
  Pairing result;
  result.seen_of_box.resize(boxes.size());
  result.box_of_seen.resize(seen.size());
  for (const auto& pair : pairs) {
    auto& of_box = result.seen_of_box[static_cast<std::size_t>(pair.box)];
    auto& of_seen = result.box_of_seen[static_cast<std::size_t>(pair.seen)];
    if (of_box || of_seen) continue;
    of_box = pair.seen;
    of_seen = pair.box;
  }
  return result;
}

}  // namespace fieldloop
