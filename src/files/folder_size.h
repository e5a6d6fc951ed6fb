#pragma once
#include <cstdint>
#include <filesystem>

namespace fieldloop {

struct FolderSize {
  std::uintmax_t bytes = 0;
  std::uintmax_t files = 0;
};

// Of a regular file that is no symbolic link; else nothing.
FolderSize size_of_file(const std::filesystem::directory_entry& entry);

// The regular files in the folder and below it, symbolic links left out. What vanishes meanwhile, and what
// cannot be read, is left out too. Never throws for the sake of a file.
FolderSize size_of_folder(const std::filesystem::path& folder);

}  // namespace fieldloop
