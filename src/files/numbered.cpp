#include "files/numbered.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace fieldloop {
namespace {

// 0 for a name that is no whole number.
int number_of(const std::string& name) {
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

}  // namespace

int highest_number_in(const std::filesystem::path& folder) {
  int highest = 0;
  std::error_code error;
  auto entries = std::filesystem::directory_iterator(folder, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error))
    highest = std::max(highest, number_of(entries->path().filename().string()));
  return highest;
}

}  // namespace fieldloop
