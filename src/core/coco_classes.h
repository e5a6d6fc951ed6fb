#pragma once
#include <string>
#include <vector>

namespace fieldloop {

// The 80 classes of COCO in the order of the base network's outputs.
const std::vector<std::string>& coco_class_names();

// Those of them that are animals, and those that are none, such as furniture.
bool is_coco_animal(const std::string& class_name);
bool is_coco_thing(const std::string& class_name);

}  // namespace fieldloop
