#pragma once
#include <opencv2/core.hpp>
#include <random>
#include <vector>

#include "core/detection.h"
#include "model/assigner.h"

namespace fieldloop {

// A photo as the network gets it: a square, 8-bit BGR, with what is in it in the square's pixels.
struct View {
  cv::Mat image;
  std::vector<TrueBox> boxes;
};

// A random flip, scale (0.6-1.5 of the letterboxed size), shift, saturation and brightness; sometimes as an
// infrared camera would see it, blurred, as if something had moved, noisy or strongly compressed. The same
// generator state gives the same view.
View augmented(const cv::Mat& photo, const std::vector<LabelledBox>& boxes, int side,
               std::mt19937_64& random);

}  // namespace fieldloop
