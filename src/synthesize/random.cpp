#include "synthesize/random.h"

#include <cmath>
#include <numbers>

namespace fieldloop {

namespace {

constexpr std::uint64_t kGoldenGamma = 0x9E3779B97F4A7C15ULL;

std::uint64_t splitmix_finish(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

}  // namespace

std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t part) {
  return splitmix_finish(splitmix_finish(seed + kGoldenGamma) ^ (part * kGoldenGamma + 1));
}

std::uint64_t Random::next() { return splitmix_finish(state_ += kGoldenGamma); }

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

int Random::integer(int low, int high) {
  return low + static_cast<int>(uniform() * (static_cast<double>(high) - low + 1));
}

bool Random::chance(double probability) { return uniform() < probability; }

double Random::normal() {
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

}  // namespace fieldloop
