#pragma once
#include <benchmark/benchmark.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <vector>

namespace fieldloop {

inline std::filesystem::path shared_photos() {
  return std::filesystem::path(FIELDLOOP_SOURCE_DIR) / "../shared/data";
}

// The image files of one of its folders; none when it is absent.
inline std::vector<std::filesystem::path> photos_in(const char* folder, std::size_t at_most) {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(shared_photos() / folder, absent))
    if (entry.path().extension() != ".txt" && files.size() < at_most) files.push_back(entry.path());
  return files;
}

// Wall time, and processor time of all threads, which says more on a busy machine.
class Stopwatch {
 public:
  void start() {
    wall_ = Clock::now();
    processor_ = std::clock();
  }
  void stop() {
    wall_seconds_ = std::chrono::duration<double>(Clock::now() - wall_).count();
    processor_seconds_ = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
  }
  double wall_seconds() const { return wall_seconds_; }
  double processor_seconds() const { return processor_seconds_; }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point wall_;
  std::clock_t processor_ = 0;
  double wall_seconds_ = 0, processor_seconds_ = 0;
};

// What the benchmark says besides its time: photos a second, and milliseconds of processor time a photo.
inline void tell_photos(benchmark::State& state, std::int64_t photos, double processor_seconds) {
  state.SetItemsProcessed(photos);
  state.counters["processor_ms"] = 1000 * processor_seconds / static_cast<double>(photos);
}

}  // namespace fieldloop
