#include "files/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <utility>

#include "core/error.h"
#include "files/file_descriptor.h"

namespace fieldloop {
namespace {

constexpr std::string_view kTemporaryMark = ".fieldloop-tmp-";

bool is_full(int reason) { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; }

[[noreturn]] void throw_io(const std::string& what, const std::filesystem::path& path) {
  const int reason = errno;
  throw Error(ErrorCode::kIo,
              what + " " + path.string() + ": " + std::strerror(reason) +
                  (is_full(reason) ? ". Make room on the disk and try again." : ""),
              path.string());
}

FileDescriptor opened(const std::filesystem::path& path, int flags) {
  return FileDescriptor(::open(path.c_str(), flags | O_CLOEXEC, 0644));
}

std::filesystem::path temporary_beside(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  return path.parent_path() /
         (std::string(kTemporaryMark) + std::to_string(::getpid()) + "-" + std::to_string(counter++));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_and_sync(const std::filesystem::path& path, std::string_view bytes) {
  auto fd = opened(path, O_WRONLY | O_CREAT | O_EXCL);
  return fd && write_all(fd.get(), bytes) && ::fsync(fd.get()) == 0 && fd.close();
}

// ".fieldloop-tmp-<process>-<n>" of a process that has ended.
bool is_stale(std::string_view name) {
  if (!name.starts_with(kTemporaryMark)) return false;
  pid_t process = 0;
  const auto digits = name.substr(kTemporaryMark.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), process);
  return process <= 0 || (process != ::getpid() && ::kill(process, 0) != 0 && errno == ESRCH);
}

}  // namespace

void sync_folder(const std::filesystem::path& folder) {
  const auto fd = opened(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
  if (!fd || ::fsync(fd.get()) != 0) throw_io("Cannot sync folder", folder);
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const auto temporary = temporary_beside(path);
  if (!write_and_sync(temporary, bytes) || ::rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    errno = reason;
    throw_io("Cannot write", path);
  }
  sync_folder(path.parent_path());
}

void write_file_atomically(const std::filesystem::path& path, std::span<const unsigned char> bytes) {
  write_file_atomically(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void copy_file_atomically(const std::filesystem::path& from, const std::filesystem::path& to) {
  write_file_atomically(to, read_file(from));
}

std::vector<unsigned char> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    throw Error(ErrorCode::kNotFound, "No such file: " + path.string(), path.string());
  if (!std::filesystem::is_regular_file(status))
    throw Error(ErrorCode::kInvalidInput, "Not a file: " + path.string(), path.string());
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw_io("Cannot read", path);
  if (size > max_bytes)
    throw Error(ErrorCode::kTooLarge,
                path.string() + " is larger than " + std::to_string(max_bytes) + " bytes", path.string());
  std::ifstream in(path, std::ios::binary);
  std::vector<unsigned char> bytes(size);
  if (!in || !in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
    throw_io("Cannot read", path);
  return bytes;
}

std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const auto bytes = read_file(path, max_bytes);
  return {bytes.begin(), bytes.end()};
}

StagedFile::StagedFile(const std::filesystem::path& folder, std::span<const unsigned char> bytes)
    : path_(temporary_beside(folder / "file")) {
  if (write_and_sync(path_, {reinterpret_cast<const char*>(bytes.data()), bytes.size()})) return;
  const int reason = errno;
  ::unlink(path_.c_str());
  errno = reason;
  throw_io("Cannot write into", folder);
}

StagedFile::~StagedFile() {
  if (!published_ && !path_.empty()) ::unlink(path_.c_str());
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), published_(other.published_) {}

StagedFile& StagedFile::operator=(StagedFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(published_, other.published_);
  return *this;
}

void StagedFile::publish(const std::string& name) {
  const auto target = path_.parent_path() / name;
  if (::rename(path_.c_str(), target.c_str()) != 0) throw_io("Cannot write", target);
  path_ = target;
  published_ = true;
}

void StagedFile::withdraw() noexcept {
  if (published_) ::unlink(path_.c_str());
}

void remove_stale_temporaries(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (is_stale(entry.path().filename().string())) std::filesystem::remove(entry.path(), error);
  }
}

}  // namespace fieldloop
