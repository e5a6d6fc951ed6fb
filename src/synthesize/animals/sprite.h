#pragma once
#include <opencv2/core.hpp>
#include <vector>

#include "synthesize/animals/cutouts.h"
#include "synthesize/random.h"

namespace fieldloop {

// How an animal holds itself and how its picture differs from the cut-out.
struct Pose {
  bool mirrored = false;
  double turn = 0;    // radians, clockwise
  double width = 1;   // foreshortening: share of the cut-out's own width
  double shear = 0;   // share of the height
  double wobble = 0;  // smooth bending, share of the height
  std::uint64_t wobble_seed = 0;
  double sunk = 0;  // share of the height that tall grass or lying down hides
  double nod = 0;   // how far the head is lowered: 1 as far as the picture allows, negative when raised
};
Pose random_pose(Random& random);
// The pose a moment later.
Pose next_pose(const Pose& pose, Random& random);

// A cut-out in its pose and size. The animal's feet are on the bottom row of the alpha's bounds.
struct Sprite {
  cv::Mat bgr;                    // 8UC3
  cv::Mat alpha;                  // 8UC1, cropped to its bounds
  std::vector<cv::Point2f> eyes;  // pixels
};

// `height` is that of the unposed cut-out in pixels.
Sprite posed(const Cutout& cutout, const Pose& pose, double height);

}  // namespace fieldloop
