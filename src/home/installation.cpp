#include "home/installation.h"

#include "core/error.h"

namespace fieldloop {

Installation Installation::of_this_program() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) throw Error(ErrorCode::kIo, "Cannot tell where this program is: " + error.message());
  const auto bin = program.parent_path();
  return {bin, bin.parent_path() / "share" / "fieldloop"};
}

}  // namespace fieldloop
