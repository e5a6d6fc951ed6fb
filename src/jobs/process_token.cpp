#include "jobs/process_token.h"

#include <unistd.h>

#include <fstream>
#include <limits>
#include <sstream>
#include <string>

namespace fieldloop {
namespace {

constexpr int kPidBits = 22;  // Linux's largest PID_MAX_LIMIT

// Field 22 of /proc/PID/stat, clock ticks since boot; 0 when there is no such process.
std::int64_t start_ticks(std::int64_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(file, line);
  const auto name_end = line.rfind(')');  // the name may hold blanks and brackets
  if (name_end == std::string::npos) return 0;
  std::istringstream rest(line.substr(name_end + 1));
  std::string state;
  rest >> state;
  if (state == "Z") return 0;
  constexpr int kFieldsBetween = 18;
  std::string skipped;
  for (int i = 0; i < kFieldsBetween; ++i) rest >> skipped;
  std::int64_t ticks = 0;
  rest >> ticks;
  return ticks;
}

std::int64_t token_of(std::int64_t pid) { return (start_ticks(pid) << kPidBits) | pid; }

}  // namespace

std::int64_t own_process_token() { return token_of(::getpid()); }

bool process_lives(std::int64_t token) {
  const std::int64_t pid = token & ((std::int64_t{1} << kPidBits) - 1);
  return pid > 0 && start_ticks(pid) != 0 && token_of(pid) == token;
}

}  // namespace fieldloop
