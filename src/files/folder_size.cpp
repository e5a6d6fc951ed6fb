#include "files/folder_size.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

void add_file(FolderSize& total, const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_regular_file(error) || entry.is_symlink(error)) return;
  const auto bytes = entry.file_size(error);
  if (error) return;
  total.bytes += bytes;
  ++total.files;
}

}  // namespace

FolderSize size_of_folder(const fs::path& folder) {
  FolderSize total;
  std::error_code error;
  auto entries =
      fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error))
    add_file(total, *entries);
  return total;
}

}  // namespace fieldloop
