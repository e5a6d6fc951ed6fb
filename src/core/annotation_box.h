#pragma once
#include <string>

#include "core/box.h"
#include "core/vocabulary.h"

namespace fieldloop {

// A box of an annotation: what a person says is there, drawn or confirmed.
struct AnnotationBox {
  std::string class_name;
  NormBox box;
  BoxOrigin origin = BoxOrigin::kDrawn;
  bool operator==(const AnnotationBox&) const = default;
};

}  // namespace fieldloop
