#pragma once
#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace fieldloop {

// Calls `work(index)` for 0 … count - 1, spread over so many threads. Throws what it throws.
template <class Work>
void in_parallel(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::future<void>> shares;
  for (std::size_t i = 0; i < threads; ++i)
    shares.push_back(std::async(std::launch::async, [&] {
      for (auto index = next++; index < count; index = next++) work(index);
    }));
  for (auto& share : shares) share.get();
}

}  // namespace fieldloop
