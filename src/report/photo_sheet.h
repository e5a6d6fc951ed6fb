#pragma once
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "evaluate/evaluate.h"

namespace fieldloop {

struct SheetPhoto {
  std::string name;
  cv::Mat image;   // upright 8-bit BGR, perhaps reduced
  ImageSize size;  // in whose pixels the boxes are
  EvaluatedPhoto result;
};

// A JPEG with a row a photo: on the left with what is there, on the right with what was found at or above
// `threshold`; what is wrong there is red and so is on the left what was missed.
std::vector<unsigned char> draw_photo_sheet(const std::vector<SheetPhoto>& photos,
                                            const std::vector<std::string>& class_names,
                                            float threshold = kViewThreshold);

}  // namespace fieldloop
