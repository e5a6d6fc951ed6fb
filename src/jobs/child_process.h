#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace fieldloop {

struct ChildProcessOptions {
  std::filesystem::path program;
  std::vector<std::string> arguments;                          // without the program's own name
  std::filesystem::path stderr_file;                           // appended to; empty: shared with this process
  int niceness = 0;                                            // added to this process's own
  bool ends_first_without_memory = false;                      // the system kills it before this process
  std::chrono::milliseconds grace = std::chrono::seconds(60);  // between SIGTERM and SIGKILL
};

struct ChildProcessResult {
  int exit_status = 0;   // meaningless when `signal` is set
  int signal = 0;        // that ended it, 0: it exited by itself
  bool stopped = false;  // because the stop token asked for it
};

// Runs a program to its end in a process group of its own and hands over each line of its standard output
// (without the newline) on the calling thread. A stop request sends SIGTERM to the group and, after the
// grace time, SIGKILL. The program is killed when the calling process dies, kill -9 included. Throws
// Error(kNotFound) when the program cannot be started, Error(kIo); what `on_line` throws ends the program
// and passes through.
ChildProcessResult run_child_process(const ChildProcessOptions& options,
                                     const std::function<void(std::string_view)>& on_line,
                                     const std::stop_token& stop);

}  // namespace fieldloop
