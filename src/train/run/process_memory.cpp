#include "train/run/process_memory.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

namespace fieldloop {
namespace {

constexpr std::uint64_t kKibibyte = 1024;

// The number after "key:" in a file of /proc; these are in KiB.
std::uint64_t bytes_in_proc(const char* file, const std::string& key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key + ":")) return std::stoull(line.substr(key.size() + 1)) * kKibibyte;
  return 0;
}

std::optional<std::uint64_t> number_in(const char* file) {
  std::uint64_t number = 0;
  return std::ifstream(file) >> number ? std::optional(number) : std::nullopt;
}

std::uint64_t free_in_container() {
  const auto limit = number_in("/sys/fs/cgroup/memory.max");
  const auto used = number_in("/sys/fs/cgroup/memory.current");
  return limit && used ? *limit - std::min(*limit, *used) : ~std::uint64_t{0};
}

}  // namespace

std::uint64_t present_memory() { return bytes_in_proc("/proc/self/status", "VmRSS"); }

std::uint64_t peak_memory() { return bytes_in_proc("/proc/self/status", "VmHWM"); }

void reset_peak_memory() { std::ofstream("/proc/self/clear_refs") << "5"; }

std::uint64_t available_memory() {
  return std::min(bytes_in_proc("/proc/meminfo", "MemAvailable"), free_in_container());
}

}  // namespace fieldloop
