#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace fieldloop {

// Finds the nearly same among many difference hashes (nearly_same of image/photo.h) without comparing with
// each: two hashes that differ in three bits have one quarter at least in common. Immutable, so thread-safe.
class LikenessIndex {
 public:
  explicit LikenessIndex(std::vector<std::uint64_t> hashes);

  // The place of the first of them that is nearly the same picture.
  std::optional<std::size_t> first_like(std::uint64_t hash) const;

 private:
  static constexpr std::size_t kQuarters = 4;
  static std::uint16_t quarter_of(std::uint64_t hash, std::size_t quarter);

  std::vector<std::uint64_t> hashes_;
  std::array<std::unordered_map<std::uint16_t, std::vector<std::size_t>>, kQuarters> places_;
};

}  // namespace fieldloop
