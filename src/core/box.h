#pragma once

namespace fieldloop {

// Width and height of an upright image (after EXIF orientation), in pixels.
struct ImageSize {
  int width = 0;
  int height = 0;
  bool operator==(const ImageSize&) const = default;
};

// A box in continuous pixels: origin at the top-left corner of the upright image, x right, y down, a
// full-image box is (0, 0, W, H), no +1.
struct PixelBox {
  float x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  float width() const { return x_max - x_min; }
  float height() const { return y_max - y_min; }
  float area() const { return width() > 0 && height() > 0 ? width() * height() : 0; }
  bool operator==(const PixelBox&) const = default;
};

// The same box as a share of the image: 0-1 in both directions.
struct NormBox {
  float x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  float width() const { return x_max - x_min; }
  float height() const { return y_max - y_min; }
  float x_center() const { return (x_min + x_max) / 2; }
  float y_center() const { return (y_min + y_max) / 2; }
  bool operator==(const NormBox&) const = default;
};

NormBox normalised(const PixelBox& box, ImageSize size);
PixelBox in_pixels(const NormBox& box, ImageSize size);

// YOLO's centre-size form to corners, not clipped.
NormBox from_center(float x_center, float y_center, float width, float height);

PixelBox clipped(const PixelBox& box, ImageSize size);
NormBox clipped(const NormBox& box);

// Intersection over union in [0, 1]; 0 when either box is empty.
float iou(const PixelBox& a, const PixelBox& b);

}  // namespace fieldloop
