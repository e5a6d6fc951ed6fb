#pragma once
#include <thread>

namespace fieldloop {

struct App;

// What a server does beside answering: imports what appears in data/incoming/, reads back what other programs
// change in data/to_annotate/, detects on photos that wait for a model, and tells night from day on photos of
// before that was kept. Works from construction to destruction, which waits for the photo at hand.
class Background {
 public:
  // First takes in the photos that the database does not know.
  explicit Background(App& app);

 private:
  std::jthread incoming_;
  std::jthread labels_;
  std::jthread waiting_;
  std::jthread light_;
  std::jthread figures_;
};

}  // namespace fieldloop
