#include <malloc.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>

#include "core/coco_classes.h"
#include "core/error.h"
#include "files/atomic_file.h"
#include "model/nanodet_weights.h"
#include "model/onnx_export.h"
#include "protocol/event_writer.h"
#include "train/check/check.h"
#include "train/run/fit.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// Exit statuses.
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kStopped = 3;

// Pixels; what the base network was trained at.
constexpr int kBaseImageSize = 416;

constexpr const char* kNoMemory =
    "Memory ran out while training. Use a smaller batch or image_size, or end other programs, and start "
    "again.";

std::atomic<bool> stop_signalled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "it is set in a signal handler");

// Read before main by the libraries that they are for, so the program starts itself again with them.
constexpr std::pair<const char*, const char*> kEnvironment[]{
    // Threads that wait for others of a computation must sleep: on a busy machine those that spin keep away
    // the very threads that they wait for.
    {"OMP_WAIT_POLICY", "passive"},
    // Memory in pages of 2 MB. With those of 4 KB, mapping them took a quarter of a run's processor time.
    {"GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"}};

// What is set already is left alone.
void use_environment(char** argv) {
  bool changed = false;
  for (const auto& [name, value] : kEnvironment)
    changed |= std::getenv(name) == nullptr && ::setenv(name, value, 0) == 0;
  if (changed) ::execv("/proc/self/exe", argv);
}

// Each step allocates what the one before has freed; the system would have to clear it anew every time.
void keep_freed_memory() {
  ::mallopt(M_MMAP_MAX, 0);
  ::mallopt(M_TRIM_THRESHOLD, -1);
}

void watch_signals() {
  const auto stop = [](int) { stop_signalled = true; };
  std::signal(SIGTERM, stop);
  std::signal(SIGINT, stop);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is noticed after the batch
  std::signal(SIGXFSZ, SIG_IGN);  // a file that would grow over its limit is an error of its write
}

FitHooks hooks_of(EventWriter& events) {
  return {[&](const std::string& name) { events.stage(name); },
          [&](const RunStart& info) { events.start(info); },
          [&](const BatchProgress& progress) { events.batch(progress); },
          [&](const EpochFigures& record) { events.epoch(record); },
          [&](const std::string& message) { events.warning(message); },
          [&] { return stop_signalled || !events.is_read(); }};
}

// What the libraries throw when they get no memory is an error of another kind in each of them.
bool is_lack_of_memory(const std::exception& error) {
  const std::string what = error.what();
  return dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
         what.find("allocate memory") != std::string::npos ||
         what.find("Insufficient memory") != std::string::npos;
}

// Runs `work`; what it throws becomes an event.
int reported(EventWriter& events, const std::function<int()>& work) {
  try {
    return work();
  } catch (const Error& error) {
    events.error(error.code(), error.what());
  } catch (const std::exception& error) {
    if (is_lack_of_memory(error))
      events.error(ErrorCode::kUnavailable, kNoMemory);
    else
      events.error(ErrorCode::kInternal, error.what());
  }
  return kFailed;
}

int run_fit(const fs::path& args) {
  EventWriter events;
  return reported(events, [&] {
    const auto result = fit(read_settings(args), hooks_of(events));
    if (result.stopped) return kStopped;
    events.done(result.best);
    return kDone;
  });
}

// Nothing is lost when it is ended in the middle.
int run_check(const fs::path& args) {
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  EventWriter events;
  return reported(events, [&] {
    events.check(check_run(read_settings(args), [&](const std::string& name) { events.stage(name); }));
    return kDone;
  });
}

int import_base(const fs::path& nanodet, const fs::path& output) {
  try {
    fs::create_directories(output);
    const Model model{read_nanodet(nanodet), coco_class_names(), kBaseImageSize};
    save_model(model, output / "best.pt");
    export_onnx(model, output / "best.onnx");
    std::string names;
    for (const auto& name : model.classes) names += name + "\n";
    write_file_atomically(output / "classes.txt", std::string_view(names));
    return kDone;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return kFailed;
  }
}

int run(int argc, char** argv) {
  CLI::App app("Trains Fieldloop's detectors", "fieldloop-train");
  app.require_subcommand(1);
  fs::path args;
  fs::path nanodet;
  fs::path output;
  int status = kDone;
  auto* train = app.add_subcommand("fit", "Train as a file says; progress is JSON lines on standard output");
  train->add_option("--args", args, "The run's args.yaml")->required();
  train->callback([&] { status = run_fit(args); });
  auto* check =
      app.add_subcommand("check", "Say what training as a file says would need, and what stands against it");
  check->add_option("--args", args, "The run's args.yaml")->required();
  check->callback([&] { status = run_check(args); });
  auto* import_command =
      app.add_subcommand("import-base", "Write the COCO base network as best.pt and best.onnx");
  import_command->add_option("--nanodet", nanodet, "Folder with nanodet.json and nanodet.bin")->required();
  import_command->add_option("--output", output, "Folder to write to")->required();
  import_command->callback([&] { status = import_base(nanodet, output); });
  try {
    app.parse(argc, argv);
    return status;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
}

}  // namespace
}  // namespace fieldloop

int main(int argc, char** argv) {
  fieldloop::use_environment(argv);
  fieldloop::keep_freed_memory();
  fieldloop::watch_signals();
  return fieldloop::run(argc, argv);
}
