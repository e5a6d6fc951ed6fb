#pragma once
#include "evaluate/evaluate.h"

namespace fieldloop {

inline const PixelBox kLeft{0, 0, 100, 100};
inline const PixelBox kRight{200, 0, 300, 100};
inline const PixelBox kNowhere{400, 400, 450, 450};

// Both are found, and a third that is not there with a confidence between theirs.
inline EvaluatedPhoto two_animals() {
  return {{{kLeft, 0}, {kRight, 0}}, {{kLeft, 0, 0.9F}, {kNowhere, 0, 0.8F}, {kRight, 0, 0.7F}}};
}

}  // namespace fieldloop
