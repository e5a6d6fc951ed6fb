#include "evaluate/box_differences.h"

#include <algorithm>

namespace fieldloop {
namespace {

constexpr float kMatchingOverlap = 0.5F;

struct Pair {
  float overlap = 0;
  ModelBox* a = nullptr;
  ModelBox* b = nullptr;
};

float overlap(const NormBox& a, const NormBox& b) {
  return iou(PixelBox{a.x_min, a.y_min, a.x_max, a.y_max}, PixelBox{b.x_min, b.y_min, b.x_max, b.y_max});
}

std::vector<Pair> matching_pairs(std::vector<ModelBox>& a, std::vector<ModelBox>& b) {
  std::vector<Pair> pairs;
  for (auto& of_a : a)
    for (auto& of_b : b)
      if (const float shared = overlap(of_a.box, of_b.box);
          shared >= kMatchingOverlap && of_a.class_name == of_b.class_name)
        pairs.push_back({shared, &of_a, &of_b});
  std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::overlap);
  return pairs;
}

// Returns how many have no match and adds their confidences.
int unmatched(const std::vector<ModelBox>& boxes, double& confidences) {
  int count = 0;
  for (const auto& box : boxes) {
    if (box.matched) continue;
    ++count;
    confidences += box.confidence;
  }
  return count;
}

}  // namespace

BoxDifference difference_of(std::vector<ModelBox> a, std::vector<ModelBox> b) {
  std::ranges::stable_sort(a, std::ranges::greater{}, &ModelBox::confidence);
  std::ranges::stable_sort(b, std::ranges::greater{}, &ModelBox::confidence);
  for (const auto& pair : matching_pairs(a, b))
    if (!pair.a->matched && !pair.b->matched) pair.a->matched = pair.b->matched = true;
  BoxDifference result;
  result.only_a = unmatched(a, result.difference);
  result.only_b = unmatched(b, result.difference);
  result.a = std::move(a);
  result.b = std::move(b);
  return result;
}

}  // namespace fieldloop
