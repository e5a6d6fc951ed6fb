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

// Removes temporary files that a killed process left in `folder` (not below it).
void remove_stale_temporaries(const std::filesystem::path& folder);

}  // namespace fieldloop
