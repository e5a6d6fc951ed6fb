#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fieldloop {

// Writes the whole file: a temporary name in the same folder, write, fsync, rename, fsync of the folder. A
// killed process leaves either the old file or the new one. Throws Error(kIo). Safe to call from several
// threads.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);
void write_file_atomically(const std::filesystem::path& path, std::span<const unsigned char> bytes);

// Copies through write_file_atomically's steps. Throws Error(kIo).
void copy_file_atomically(const std::filesystem::path& from, const std::filesystem::path& to);

// Throws Error(kNotFound) when there is none, Error(kTooLarge) above `max_bytes`, Error(kIo).
std::vector<unsigned char> read_file(const std::filesystem::path& path,
                                     std::size_t max_bytes = std::size_t{1} << 31);
std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes = std::size_t{1} << 28);

// A file written and synced under a temporary name, so that giving it its name later is quick and cannot fail
// for want of space. Removed with the object unless it was published.
class StagedFile {
 public:
  StagedFile(const std::filesystem::path& folder, std::span<const unsigned char> bytes);  // throws Error(kIo)
  ~StagedFile();
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&& other) noexcept;

  // Renames it to `name` in its folder; durable after sync_folder(). Throws Error(kIo).
  void publish(const std::string& name);
  void withdraw() noexcept;  // removes the published file again

 private:
  std::filesystem::path path_;
  bool published_ = false;
};

void sync_folder(const std::filesystem::path& folder);  // throws Error(kIo)

// Removes temporary files that a killed process left in `folder` (not below it); those of processes that live
// stay.
void remove_stale_temporaries(const std::filesystem::path& folder);

}  // namespace fieldloop
