#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/mutex.h"

namespace fieldloop {

// The hashes of image files, computed when asked for and remembered as long as the file does not change.
// Thread-safe.
class ImageHashes {
 public:
  // Lower-case hexadecimal. Throws Error(kNotFound), Error(kIo).
  std::string sha256(const std::filesystem::path& file);
  // As image/photo.h; throws Error(kCorruptData) too.
  std::uint64_t difference_hash(const std::filesystem::path& file);

 private:
  struct Hashes {
    std::filesystem::file_time_type changed_at;
    std::uintmax_t bytes = 0;
    std::optional<std::string> sha256;
    std::optional<std::uint64_t> difference;
  };
  Hashes known(const std::filesystem::path& file);
  void remember(const std::filesystem::path& file, const Hashes& hashes);

  Mutex mutex_;
  std::map<std::string, Hashes> files_ GUARDED_BY(mutex_);
};

}  // namespace fieldloop
