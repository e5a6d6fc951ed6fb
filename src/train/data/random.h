#pragma once
#include <cstdint>
#include <initializer_list>
#include <random>
#include <vector>

namespace fieldloop {

// A generator for one purpose, independent of those with any other key: what it gives does not depend on what
// was drawn before, so that a resumed run draws the same.
inline std::mt19937_64 generator(std::initializer_list<std::uint64_t> key) {
  std::vector<std::uint32_t> words;
  for (const auto part : key) {
    words.push_back(static_cast<std::uint32_t>(part));
    words.push_back(static_cast<std::uint32_t>(part >> 32U));
  }
  std::seed_seq sequence(words.begin(), words.end());
  return std::mt19937_64(sequence);
}

inline double uniform(std::mt19937_64& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

inline bool happens(std::mt19937_64& random, double probability) {
  return uniform(random, 0, 1) < probability;
}

}  // namespace fieldloop
