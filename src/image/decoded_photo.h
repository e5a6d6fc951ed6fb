#pragma once
#include <opencv2/core/mat.hpp>
#include <span>

#include "image/photo.h"

namespace fieldloop {

struct DecodedPhoto {
  PhotoInfo info;
  cv::Mat image;  // upright 8-bit BGR, perhaps reduced; info.size is the full size
};

// inspect_photo and decode_upright in one decode; `at_least` as there. Throws as they do. Thread-safe.
DecodedPhoto decode_photo(std::span<const unsigned char> bytes, int at_least = 0,
                          const ImageLimits& limits = {});

}  // namespace fieldloop
