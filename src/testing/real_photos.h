#pragma once
#include <filesystem>
#include <vector>

namespace fieldloop {

// The folder of real photos, or what is at `path` in it; empty where there is none: they are on some machines
// alone. For INSTANTIATE_TEST_SUITE_P.
inline std::vector<std::filesystem::path> real_photos(const std::filesystem::path& path = {}) {
  const auto found = std::filesystem::path(FIELDLOOP_SOURCE_DIR) / "../shared/data" / path;
  return std::filesystem::exists(found) ? std::vector{found} : std::vector<std::filesystem::path>{};
}

}  // namespace fieldloop
