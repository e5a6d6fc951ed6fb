#pragma once
#include <filesystem>
#include <optional>

#include "files/file_descriptor.h"

namespace fieldloop {

// An exclusive lock that holds between threads and between processes, and ends with its holder however that
// dies. The file stays; it holds nothing.
class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& file);  // waits for it; throws Error(kIo)
  // Empty when somebody else holds it.
  static std::optional<FileLock> try_lock(const std::filesystem::path& file);

 private:
  explicit FileLock(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

}  // namespace fieldloop
