#pragma once
#include <cstdint>
#include <vector>

#include "core/vocabulary.h"

namespace fieldloop {

class Home;
class PhotoFiles;

struct DiskUsage {
  struct Part {
    DiskPart name{};
    std::uintmax_t bytes = 0;
    std::uintmax_t files = 0;
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts;        // all files under the home's data/, models/ and runs/, each in one part
  std::uintmax_t free_bytes = 0;  // that Fieldloop may use
  std::uintmax_t capacity_bytes = 0;

  // Other programs change the free space all the time, so it makes no difference.
  bool operator==(const DiskUsage& other) const {
    return parts == other.parts && capacity_bytes == other.capacity_bytes;
  }
};

// Looks at every file: seconds for a million of them. Files that vanish meanwhile are left out. Throws
// Error(kIo) when the disk cannot be asked.
DiskUsage measure_disk(const Home& home, const PhotoFiles& photos);

// Whether it is time to make room: less than a tenth of the disk and less than 20 GiB are free.
bool is_low(const DiskUsage& usage);

}  // namespace fieldloop
