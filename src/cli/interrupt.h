#pragma once
#include <memory>
#include <stop_token>

namespace fieldloop {

// While it lives, the first Ctrl-C (SIGINT) or SIGTERM asks its token to stop; a second one ends the program.
// One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  struct Watcher;
  std::stop_source source_;
  std::unique_ptr<Watcher> watcher_;
};

}  // namespace fieldloop
