#pragma once
#include <optional>
#include <vector>

#include "dataset/quality.h"

namespace fieldloop {

float overlap(const NormBox& a, const NormBox& b);               // intersection over union
float covered_share(const NormBox& part, const NormBox& whole);  // of `part`'s area, inside `whole`

// The confident ones, of several that show the same thing the most confident.
std::vector<SeenBox> confident_boxes(const std::vector<SeenBox>& seen, float least);

// Which labelled box each confident one belongs to, one to one, the best overlaps first.
struct Pairing {
  std::vector<std::optional<int>> seen_of_box;
  std::vector<std::optional<int>> box_of_seen;
};
Pairing paired(const std::vector<CheckedBox>& boxes, const std::vector<SeenBox>& seen);

}  // namespace fieldloop
