#include "files/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>

#include "core/error.h"

namespace fieldloop {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw Error(ErrorCode::kIo, "Cannot lock " + file.string() + ": " + std::strerror(errno), file.string());
}

FileDescriptor open_lock_file(const std::filesystem::path& file) {
  FileDescriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!opened) fail(file);
  return opened;
}

bool locked(int fd, int operation) {
  int result = 0;
  do result = ::flock(fd, operation);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& file) : FileLock(open_lock_file(file)) {
  if (!locked(file_.get(), LOCK_EX)) fail(file);
}

std::optional<FileLock> FileLock::try_lock(const std::filesystem::path& file) {
  FileLock lock(open_lock_file(file));
  if (locked(lock.file_.get(), LOCK_EX | LOCK_NB)) return lock;
  if (errno != EWOULDBLOCK) fail(file);
  return std::nullopt;
}

}  // namespace fieldloop
