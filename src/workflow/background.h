#pragma once
#include <thread>

namespace fieldloop {

struct App;

// What a server does beside answering: imports what appears in data/incoming/ and detects on photos that wait
// for a model, tells night from day on photos of before that was kept, and keeps figures that are slow to
// compute at hand. Works from construction to destruction, which waits for the photo or figure at hand.
class Background {
 public:
  // First removes what a killed process left behind.
  explicit Background(App& app);

 private:
  std::jthread incoming_;
  std::jthread waiting_;
  std::jthread light_;
  std::jthread figures_;
};

}  // namespace fieldloop
