#pragma once
#include <string>
#include <vector>

#include "core/box.h"

namespace fieldloop {

struct ProposedBox {
  std::string class_name;
  float confidence = 0;
  NormBox box;
};
struct Proposals {
  std::string model_name;
  std::vector<ProposedBox> boxes;  // most confident first
};

}  // namespace fieldloop
