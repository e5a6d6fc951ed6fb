#pragma once

namespace fieldloop {

// How long a run takes, in seconds.
struct Duration {
  double before = 0;  // what is computed once
  double epoch = 0;   // with its validation
};

}  // namespace fieldloop
