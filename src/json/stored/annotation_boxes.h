#pragma once
#include <string>
#include <vector>

#include "core/annotation_box.h"

namespace fieldloop {

// The boxes of a label file that is kept as a conflict.
std::string text_of(const std::vector<AnnotationBox>& boxes);
std::vector<AnnotationBox> annotation_boxes_from(const std::string& text);

// NAME.fieldloop.json beside the label file `label`: for each of its lines the class, and whether a person
// drew the box or confirmed a model's.
std::string origins_text(const std::string& label, const std::vector<AnnotationBox>& boxes);

}  // namespace fieldloop
