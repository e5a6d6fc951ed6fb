#include "image/likeness.h"

#include <gtest/gtest.h>

#include <random>

#include "image/photo.h"

namespace fieldloop {
namespace {

std::optional<std::size_t> first_of_all(const std::vector<std::uint64_t>& hashes, std::uint64_t hash) {
  for (std::size_t i = 0; i < hashes.size(); ++i)
    if (nearly_same(hash, hashes[i])) return i;
  return std::nullopt;
}

TEST(LikenessIndex, FindsWhatComparingWithEachWouldFind) {
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> hashes;
  for (int i = 0; i < 500; ++i) hashes.push_back(random());
  const LikenessIndex index(hashes);
  int found = 0;
  for (int i = 0; i < 2000; ++i) {
    auto hash = hashes[random() % hashes.size()];
    for (auto bits = random() % 6; bits > 0; --bits) hash ^= std::uint64_t{1} << random() % 64;
    const auto expected = first_of_all(hashes, hash);
    EXPECT_EQ(index.first_like(hash), expected);
    found += expected ? 1 : 0;
  }
  EXPECT_GT(found, 500);
  EXPECT_LT(found, 2000);
}

TEST(LikenessIndex, OfSeveralItIsTheFirst) {
  const std::uint64_t hash = 0x00FF00FF00FF00FFULL;
  EXPECT_EQ(LikenessIndex({~hash, hash ^ 1, hash}).first_like(hash), 1U);
}

TEST(LikenessIndex, PicturesWithoutFeaturesAreLikeNone) {
  EXPECT_EQ(LikenessIndex({0, 1}).first_like(0), std::nullopt);
  EXPECT_EQ(LikenessIndex({}).first_like(0x00FF00FF00FF00FFULL), std::nullopt);
}

}  // namespace
}  // namespace fieldloop
