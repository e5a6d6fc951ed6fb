#pragma once
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "core/time.h"
#include "synthesize/random.h"

namespace fieldloop {

// What a camera does to every photo.
struct CameraTraits {
  double blur = 0.4;      // pixels
  double noise = 4;       // grey levels
  double vignette = 0.2;  // share of the light lost in the corners
  double contrast = 1;
  double saturation = 1;
  double warmth = 0;  // -1 blue to 1 yellow
  int jpeg_quality = 85;
  bool strip = false;  // a bar with time, temperature and name
};
CameraTraits random_camera(bool infrared, Random& random);
// For photos that a camera has already taken once.
CameraTraits milder(const CameraTraits& traits);

// The part of a photo above the info strip.
cv::Rect frame_of(cv::Size photo, const CameraTraits& traits);
void draw_strip(cv::Mat& image, const std::string& text);

// Focus, vignetting, colour, noise, in place. 8UC3.
void apply_camera(cv::Mat& image, const CameraTraits& traits, bool infrared, Random& random);

std::vector<unsigned char> jpeg_of(const cv::Mat& image, int quality);
// The JPEG with the EXIF fields of a camera of that name: capture time (UTC), offset, model.
std::vector<unsigned char> with_exif(const std::vector<unsigned char>& jpeg, Timestamp captured_at,
                                     const std::string& camera);

}  // namespace fieldloop
