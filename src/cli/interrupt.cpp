#include "cli/interrupt.h"

#include <semaphore.h>

#include <atomic>
#include <csignal>
#include <thread>

namespace fieldloop {
namespace {

sem_t signalled;  // posting it is all that a signal handler may do

}  // namespace

struct Interrupt::Watcher {
  std::atomic<bool> ending{false};
  std::thread thread;
};

Interrupt::Interrupt() : watcher_(std::make_unique<Watcher>()) {
  sem_init(&signalled, 0, 0);
  struct sigaction action {};
  action.sa_handler = [](int) { sem_post(&signalled); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  watcher_->thread = std::thread([this] {
    while (sem_wait(&signalled) != 0) continue;
    if (!watcher_->ending) source_.request_stop();
  });
}

Interrupt::~Interrupt() {
  watcher_->ending = true;
  sem_post(&signalled);
  watcher_->thread.join();
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

}  // namespace fieldloop
