#pragma once
#include <filesystem>

namespace fieldloop {

// Where this program and what comes with it are: `bin` holds fieldloop and fieldloop-train, `share` the web
// client (web/) and the base network (coco-base/).
struct Installation {
  std::filesystem::path bin;
  std::filesystem::path share;

  // From the running executable: its folder, and ../share/fieldloop beside it.
  static Installation of_this_program();
};

}  // namespace fieldloop
