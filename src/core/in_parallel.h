#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <stop_token>
#include <thread>
#include <vector>

namespace fieldloop {

// Threads that this machine works on at once; at least 1.
inline std::size_t core_count() { return std::max(1U, std::thread::hardware_concurrency()); }

// Calls `work(index)` for 0 … count - 1, spread over so many threads at most, and waits for all. Once a stop
// is requested no further call begins, and the caller has to see to that; nor once one of them threw, which
// is thrown on.
template <class Work>
void in_parallel(std::size_t count, std::size_t threads, const Work& work, const std::stop_token& stop = {}) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  const auto share = [&] {
    for (auto index = next++; index < count && !failed && !stop.stop_requested(); index = next++) try {
        work(index);
      } catch (...) {
        failed = true;
        throw;
      }
  };
  std::vector<std::future<void>> shares;
  for (std::size_t i = 0; i < std::min(threads, count); ++i)
    shares.push_back(std::async(std::launch::async, share));
  for (auto& each : shares) each.wait();
  for (auto& each : shares) each.get();
}

}  // namespace fieldloop
