#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <stop_token>
#include <vector>

#include "photos/parts.h"

namespace fieldloop {

// data/incoming/, into which cameras upload by FTP or sync; a subfolder's name is the camera. For one thread.
class IncomingFolder {
 public:
  // A file is taken when it is unchanged between two sweeps and for `quiet`.
  IncomingFolder(PhotosParts parts, std::chrono::milliseconds quiet) : parts_(parts), quiet_(quiet) {}

  // Imports the files that stopped changing and removes them; refused ones go to refused/ with a .txt that
  // says why. Hidden files and those of uploads under way (.part, .tmp, .filepart) are left alone. Returns
  // the number of files taken.
  int sweep(const std::stop_token& stop = {});

 private:
  struct Seen {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type changed_at;
    bool operator==(const Seen&) const = default;
  };
  std::vector<std::filesystem::path> settled();

  PhotosParts parts_;
  std::chrono::milliseconds quiet_;
  std::map<std::filesystem::path, Seen> seen_;
};

}  // namespace fieldloop
