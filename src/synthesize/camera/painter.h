#pragma once
#include <opencv2/core.hpp>
#include <vector>

#include "synthesize/random.h"
#include "synthesize/scene/scene.h"

namespace fieldloop {

using Colour = cv::Vec3f;  // blue, green, red, 0-255

struct Surface {
  float depth = 0;
  SurfaceKind kind = SurfaceKind::kObject;
  float exposure = 1;  // share of the direct sun
};

// Draws into a scene's planes with a depth test, so that the order of drawing does not matter.
class Painter {
 public:
  explicit Painter(Scene& scene) : scene_(scene) {}
  void pixel(int x, int y, const Colour& colour, const Surface& surface);
  void ellipse(cv::Point2f centre, float radius_x, float radius_y, float angle, const Colour& colour,
               const Surface& surface);
  // A stroke that narrows from `width` to nothing (or to `end_width`).
  void stroke(cv::Point2f from, cv::Point2f to, float width, float end_width, const Colour& colour,
              const Surface& surface);
  Scene& scene() { return scene_; }

 private:
  Scene& scene_;
};

// The colour with random brightness and a little random hue; `amount` is a share.
Colour jittered(const Colour& colour, double amount, Random& random);
Colour blend(const Colour& a, const Colour& b, double share_of_b);

// Smooth noise with mean 0.5, mostly in 0-1, 32FC1: `cells` features across at the coarsest of the octaves.
cv::Mat fractal_noise(cv::Size size, double cells, int octaves, Random& random);

}  // namespace fieldloop
