#include "image/likeness.h"

#include <algorithm>

#include "image/photo.h"

namespace fieldloop {

std::uint16_t LikenessIndex::quarter_of(std::uint64_t hash, std::size_t quarter) {
  constexpr std::size_t kBits = 16;
  return static_cast<std::uint16_t>(hash >> (quarter * kBits));
}

LikenessIndex::LikenessIndex(std::vector<std::uint64_t> hashes) : hashes_(std::move(hashes)) {
  static_assert(kNearlySameBits < kQuarters);
  for (std::size_t i = 0; i < hashes_.size(); ++i)
    for (std::size_t quarter = 0; quarter < kQuarters; ++quarter)
      places_[quarter][quarter_of(hashes_[i], quarter)].push_back(i);
}

std::optional<std::size_t> LikenessIndex::first_like(std::uint64_t hash) const {
  std::optional<std::size_t> first;
  for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
    const auto found = places_[quarter].find(quarter_of(hash, quarter));
    if (found == places_[quarter].end()) continue;
    const auto like = std::ranges::find_if(
        found->second, [&](std::size_t place) { return nearly_same(hash, hashes_[place]); });
    if (like != found->second.end() && (!first || *like < *first)) first = *like;
  }
  return first;
}

}  // namespace fieldloop
