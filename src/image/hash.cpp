#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <bit>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "image/photo.h"

namespace fieldloop {

std::string sha256_hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw Error(ErrorCode::kInternal, "OpenSSL could not compute a SHA-256");
  std::string hex;
  for (const unsigned char byte : std::span(digest).first(length)) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::uint64_t difference_hash(const cv::Mat& upright_bgr) {
  cv::Mat small;
  cv::resize(upright_bgr, small, {9, 8}, 0, 0, cv::INTER_AREA);
  cv::cvtColor(small, small, cv::COLOR_BGR2GRAY);
  std::uint64_t hash = 0;
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 8; ++x)
      hash = hash << 1 |
             static_cast<unsigned>(small.at<unsigned char>(y, x) < small.at<unsigned char>(y, x + 1));
  return hash;
}

bool nearly_same(std::uint64_t a, std::uint64_t b) {
  // Featureless photos (fog, a dark night) all have nearly the same hash, which says nothing about likeness.
  constexpr int kLeastFeatures = 8;
  const auto features = [](std::uint64_t hash) {
    return std::min(std::popcount(hash), std::popcount(~hash));
  };
  return std::popcount(a ^ b) <= kNearlySameBits && features(a) >= kLeastFeatures;
}

}  // namespace fieldloop
