#include <malloc.h>
#include <semaphore.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "cli/command.h"
#include "http/routes/routes.h"
#include "http/server/server.h"
#include "image/photo.h"
#include "serve/background.h"
#include "serve/job_handlers.h"

namespace {

using namespace fieldloop;

sem_t stop_asked;

// By default each of the many threads that answer requests gets memory of its own to allocate from, and what
// one has freed is of no use to the others.
void share_freed_memory() {
  ::mallopt(M_ARENA_MAX, static_cast<int>(std::max(2U, std::thread::hardware_concurrency())));
}

// The first SIGTERM or SIGINT ends the server in good order, a second one at once.
void end_on_signals() {
  sem_init(&stop_asked, 0, 0);
  struct sigaction action {};
  action.sa_handler = [](int) { sem_post(&stop_asked); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

void wait_for_signal() {
  while (sem_wait(&stop_asked) != 0) continue;
}

int serve(App& app, const ServeOptions& options) {
  const auto web = options.web.empty() ? app.installation.share / "web" : options.web;
  end_on_signals();
  Server server(make_router(app, web), {options.host, options.port, options.allowed_origins});
  const Background background(app);
  const auto worker = start_work(app);
  std::jthread stopper([&] {
    wait_for_signal();
    app.events.close();
    app.training.end_checks();
    server.stop();
  });
  spdlog::info("Fieldloop serves http://{}:{}/ from {}", options.host, server.port(),
               app.home.root().string());
  server.run();
  sem_post(&stop_asked);
  spdlog::info("Fieldloop stops");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  share_freed_memory();
  std::signal(SIGPIPE, SIG_IGN);
  use_one_thread_an_image();
  spdlog::set_default_logger(spdlog::stderr_color_mt("fieldloop"));
  CommandLine cli;
  register_serve_command(cli, serve);
  register_photo_commands(cli);
  register_database_commands(cli);
  register_dataset_commands(cli);
  register_label_commands(cli);
  register_training_commands(cli);
  register_model_commands(cli);
  return cli.run(argc, argv);
}
