#include "home/set_aside.h"

#include "core/error.h"
#include "files/atomic_file.h"
#include "home/home.h"

namespace fieldloop {
namespace {

namespace fs = std::filesystem;

// Where the file lies below data/, or below the home when it is not in data/.
fs::path place_of(const Home& home, const fs::path& file) {
  const auto in_data = file.lexically_relative(home.data());
  return in_data.empty() || *in_data.begin() == ".." ? file.lexically_relative(home.root()) : in_data;
}

fs::path free_place(const fs::path& wanted) {
  fs::path place = wanted;
  for (int i = 2; fs::exists(fs::symlink_status(place)); ++i)
    place = wanted.parent_path() /
            (wanted.stem().string() + "-" + std::to_string(i) + wanted.extension().string());
  return place;
}

}  // namespace

fs::path set_aside(const Home& home, const fs::path& file) {
  try {
    const auto place = free_place(home.set_aside() / place_of(home, file));
    fs::create_directories(place.parent_path());
    fs::rename(file, place);
    sync_folder(place.parent_path());
    return place;
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo, "Cannot set " + file.string() + " aside: " + error.code().message(),
                file.string());
  }
}

}  // namespace fieldloop
