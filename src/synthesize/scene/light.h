#pragma once
#include <opencv2/core.hpp>

#include "synthesize/random.h"
#include "synthesize/scene/scene.h"

namespace fieldloop {

// The light of one moment. Colours are linear blue, green, red; angles are radians.
struct Light {
  bool infrared = false;  // the camera's own flash at night
  double elevation = 0.8;
  double shadow_direction = 0;  // of a shadow on the ground: 0 away from the camera, positive to the right
  cv::Vec3f sun{}, ambient{};
  double clouds = 0;                   // 0 clear, 1 overcast
  double haze = 0;                     // share of the light lost a metre
  double brightness = 0.2;             // mean of the exposed photo, linear
  double flash_reach = 6;              // metres
  cv::Point2d flash_centre{0.5, 0.5};  // share of the image
};

// Daylight for the sun's height above the horizon and a cover of clouds.
Light daylight(double elevation, double shadow_direction, double clouds, Random& random);
Light infrared_flash(Random& random);
// Any hour and weather.
Light random_light(bool infrared, Random& random);

// The scene as the camera sees it in this light: 8UC3, grey under infrared.
cv::Mat lit(const Scene& scene, const Light& light, Random& random);

}  // namespace fieldloop
