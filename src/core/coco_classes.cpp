#include "core/coco_classes.h"

#include <algorithm>
#include <set>

namespace fieldloop {

const std::vector<std::string>& coco_class_names() {
  static const std::vector<std::string> kNames{"person",        "bicycle",      "car",
                                               "motorcycle",    "airplane",     "bus",
                                               "train",         "truck",        "boat",
                                               "traffic light", "fire hydrant", "stop sign",
                                               "parking meter", "bench",        "bird",
                                               "cat",           "dog",          "horse",
                                               "sheep",         "cow",          "elephant",
                                               "bear",          "zebra",        "giraffe",
                                               "backpack",      "umbrella",     "handbag",
                                               "tie",           "suitcase",     "frisbee",
                                               "skis",          "snowboard",    "sports ball",
                                               "kite",          "baseball bat", "baseball glove",
                                               "skateboard",    "surfboard",    "tennis racket",
                                               "bottle",        "wine glass",   "cup",
                                               "fork",          "knife",        "spoon",
                                               "bowl",          "banana",       "apple",
                                               "sandwich",      "orange",       "broccoli",
                                               "carrot",        "hot dog",      "pizza",
                                               "donut",         "cake",         "chair",
                                               "couch",         "potted plant", "bed",
                                               "dining table",  "toilet",       "tv",
                                               "laptop",        "mouse",        "remote",
                                               "keyboard",      "cell phone",   "microwave",
                                               "oven",          "toaster",      "sink",
                                               "refrigerator",  "book",         "clock",
                                               "vase",          "scissors",     "teddy bear",
                                               "hair drier",    "toothbrush"};
  return kNames;
}

bool is_coco_animal(const std::string& class_name) {
  static const std::set<std::string> kAnimals{"bird", "cat",      "dog",  "horse", "sheep",
                                              "cow",  "elephant", "bear", "zebra", "giraffe"};
  return kAnimals.contains(class_name);
}

bool is_coco_thing(const std::string& class_name) {
  return !is_coco_animal(class_name) &&
         std::ranges::find(coco_class_names(), class_name) != coco_class_names().end();
}

}  // namespace fieldloop
