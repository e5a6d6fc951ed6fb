#include "train/data/finding_text.h"

#include <algorithm>

namespace fieldloop {
namespace {

constexpr std::size_t kMostNamed = 10;

}  // namespace

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& all, const std::string& separator) {
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), kMostNamed); ++i)
    text += (i == 0 ? "" : separator) + all[i];
  return all.size() > kMostNamed ? text + " and " + std::to_string(all.size() - kMostNamed) + " more" : text;
}

std::string name_of(const PhotoSet& photos, std::size_t index) {
  return photos.file(index).filename().string();
}

}  // namespace fieldloop
