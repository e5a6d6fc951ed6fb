#include "photos/image_urls.h"

#include <cctype>

namespace fieldloop {
namespace {

std::string encoded(const std::string& segment) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char c : segment) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || std::string_view("-._~").find(c) != std::string_view::npos)
      text += c;
    else
      text += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return text;
}

}  // namespace

std::string photo_url(const std::string& filename) { return "/photos/image/" + encoded(filename); }

std::string dataset_image_url(const std::string& dataset, const std::string& split,
                              const std::string& filename) {
  return "/api/dataset-image/" + encoded(dataset) + "/" + encoded(split) + "/" + encoded(filename);
}

}  // namespace fieldloop
