#pragma once
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/detection.h"
#include "model/model_file.h"
#include "train/data/photo_set.h"

namespace fieldloop {

// A picture of something without most of its surroundings.
struct Picture {
  cv::Mat bgr;    // 8UC3
  cv::Mat alpha;  // 8UC1, of the same size
};

// Something that a model took for an animal, cut out of its photo.
struct Cutout {
  Picture picture;
  float confidence = 0;  // of the model, 0-1
};

// What a model takes for an animal on photos that people confirmed to be empty.
struct Lookalikes {
  int class_id = 0;                             // of the boxes
  std::vector<std::vector<LabelledBox>> boxes;  // a photo of the set each
  std::vector<Cutout> cutouts;                  // those large enough

  bool empty() const;
};

// Looks at the empty photos of the set with `judge`, an animal of COCO or one of its own classes counting,
// also where it knows already that it is a lookalike. The boxes get `class_id`. Uses all cores.
Lookalikes find_lookalikes(const Model& judge, const PhotoSet& photos, int class_id);

// The thing in a box, told from its surroundings by their colours (GrabCut: Rother, Kolmogorov, Blake 2004).
// Nothing where hardly anything or nearly everything of the box would remain. The same picture each time.
std::optional<Picture> cut_out(const cv::Mat& bgr, const cv::Rect& box);

}  // namespace fieldloop
