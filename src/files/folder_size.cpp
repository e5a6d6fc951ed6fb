#include "files/folder_size.h"

namespace fieldloop {

namespace fs = std::filesystem;

FolderSize size_of_file(const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_regular_file(error) || entry.is_symlink(error)) return {};
  const auto bytes = entry.file_size(error);
  if (error) return {};
  return {bytes, 1};
}

FolderSize size_of_folder(const fs::path& folder) {
  FolderSize total;
  std::error_code error;
  auto entries =
      fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    const auto file = size_of_file(*entries);
    total.bytes += file.bytes;
    total.files += file.files;
  }
  return total;
}

}  // namespace fieldloop
