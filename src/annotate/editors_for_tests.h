#pragma once
#include "annotate/editor_list.h"

namespace fieldloop {

inline const Editor kAnna{"a1", "Anna"};
inline const Editor kBen{"b2", "Ben"};

}  // namespace fieldloop
