#pragma once
#include <string>
#include <vector>

#include "synthesize/random.h"
#include "synthesize/synthesize.h"

namespace fieldloop {

inline constexpr int kBurstLength = 3;

// Several photos of one camera, seconds apart.
struct Burst {
  Timestamp start;
  int camera = 0;
  int photos = kBurstLength;
  bool night = false;
  bool empty = false;
};

// The bursts of a yard's ten days in order of time, `options.count` photos in all. Bursts are at least a
// minute apart.
std::vector<Burst> schedule_of(const SynthesisOptions& options, int cameras);

// "front-yard", "back-fence", "garden-gate", "creek", then "camera-5" and so on.
std::string camera_name(int camera);

// Hours since midnight UTC.
double hour_of(Timestamp time);

}  // namespace fieldloop
