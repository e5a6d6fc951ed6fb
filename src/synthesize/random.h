#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fieldloop {

// A number that depends on both arguments and on nothing else, for seeds of parts that must not influence
// each other.
std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t part);

// Random numbers that are the same on every machine and with every standard library for the same seed. Not
// thread-safe: one object a thread.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(mixed_seed(seed, 0)) {}
  std::uint64_t next();
  double uniform();                         // [0, 1)
  double uniform(double low, double high);  // [low, high)
  int integer(int low, int high);           // both ends included
  bool chance(double probability);
  double normal();  // mean 0, deviation 1
  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(integer(0, static_cast<int>(items.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace fieldloop
