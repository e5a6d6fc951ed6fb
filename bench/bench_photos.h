#pragma once
#include <filesystem>
#include <vector>

namespace fieldloop {

inline std::filesystem::path shared_photos() {
  return std::filesystem::path(FIELDLOOP_SOURCE_DIR) / "../shared/data";
}

// The image files of one of its folders; none when it is absent.
inline std::vector<std::filesystem::path> photos_in(const char* folder, std::size_t at_most) {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(shared_photos() / folder, absent))
    if (entry.path().extension() != ".txt" && files.size() < at_most) files.push_back(entry.path());
  return files;
}

}  // namespace fieldloop
