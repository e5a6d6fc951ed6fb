#pragma once
#include <span>

#include "core/box.h"

namespace cv {
class Mat;
}

namespace fieldloop {

// Where an image lies inside the square that the network sees: scaled to fit, centred, the rest grey 114.
struct Letterbox {
  int left = 0, top = 0;           // pixels of the square
  ImageSize scaled;                // the image inside it
  float scale_x = 1, scale_y = 1;  // image pixels to pixels of the square; equal but for rounding
  PixelBox to_image(const PixelBox& in_square) const;
};

Letterbox letterbox_for(ImageSize image, int side);

// Fills `planes` (3 × side × side) with the letterboxed image: red, green, blue, each 0-1. `bgr` is 8-bit.
void fill_letterboxed(const cv::Mat& bgr, const Letterbox& letterbox, int side, std::span<float> planes);

}  // namespace fieldloop
