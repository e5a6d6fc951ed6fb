#include "files/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace fieldloop {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw Error(ErrorCode::kIo, "Cannot lock " + file.string() + ": " + std::strerror(errno), file.string());
}

int open_lock_file(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) fail(file);
  return fd;
}

bool locked(int fd, int operation) {
  int result = 0;
  do result = ::flock(fd, operation);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& file) : FileLock(open_lock_file(file)) {
  if (!locked(fd_, LOCK_EX)) fail(file);
}

std::optional<FileLock> FileLock::try_lock(const std::filesystem::path& file) {
  FileLock lock(open_lock_file(file));
  if (locked(lock.fd_, LOCK_EX | LOCK_NB)) return lock;
  if (errno != EWOULDBLOCK) fail(file);
  return std::nullopt;
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

}  // namespace fieldloop
