#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace fieldloop {

// `most` places of `count`, spread evenly; all of them when there are no more.
inline std::vector<std::size_t> evenly_spread(std::size_t count, std::size_t most) {
  std::vector<std::size_t> places;
  const auto wanted = std::min(count, most);
  for (std::size_t i = 0; i < wanted; ++i) places.push_back((2 * i + 1) * count / (2 * wanted));
  return places;
}

}  // namespace fieldloop
