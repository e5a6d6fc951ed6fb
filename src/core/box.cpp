#include "core/box.h"

#include <algorithm>

namespace fieldloop {

NormBox normalised(const PixelBox& box, ImageSize size) {
  const auto w = static_cast<float>(size.width);
  const auto h = static_cast<float>(size.height);
  return {box.x_min / w, box.y_min / h, box.x_max / w, box.y_max / h};
}

PixelBox in_pixels(const NormBox& box, ImageSize size) {
  const auto w = static_cast<float>(size.width);
  const auto h = static_cast<float>(size.height);
  return {box.x_min * w, box.y_min * h, box.x_max * w, box.y_max * h};
}

NormBox from_center(float x_center, float y_center, float width, float height) {
  return {x_center - width / 2, y_center - height / 2, x_center + width / 2, y_center + height / 2};
}

PixelBox clipped(const PixelBox& box, ImageSize size) {
  const auto w = static_cast<float>(size.width);
  const auto h = static_cast<float>(size.height);
  return {std::clamp(box.x_min, 0.F, w), std::clamp(box.y_min, 0.F, h), std::clamp(box.x_max, 0.F, w),
          std::clamp(box.y_max, 0.F, h)};
}

NormBox clipped(const NormBox& box) {
  return {std::clamp(box.x_min, 0.F, 1.F), std::clamp(box.y_min, 0.F, 1.F), std::clamp(box.x_max, 0.F, 1.F),
          std::clamp(box.y_max, 0.F, 1.F)};
}

float iou(const PixelBox& a, const PixelBox& b) {
  const float w = std::min(a.x_max, b.x_max) - std::max(a.x_min, b.x_min);
  const float h = std::min(a.y_max, b.y_max) - std::max(a.y_min, b.y_min);
  if (w <= 0 || h <= 0) return 0;
  const float intersection = w * h;
  return intersection / (a.area() + b.area() - intersection);
}

}  // namespace fieldloop
