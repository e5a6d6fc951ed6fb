#pragma once
#include <string>
#include <vector>

namespace fieldloop {

struct PhotosParts;

struct StrayPhotos {
  long long taken_in = 0;
  long long given_back = 0;            // files of known photos that were lost or called otherwise
  std::vector<std::string> set_aside;  // their former names
  std::vector<std::string> left;       // could not be read or moved; the next start tries again
};

// Puts right what lies among the photos without a row, as after a kill, or beside a copy of the database that
// is older than they are. Photos are taken in where they lie, under their own name if that is free, and wait
// for a model to look at them; what is no photo, or a known one once more, is set aside. The log and the list
// of what happened tell it. Nothing is deleted but our own temporary files of processes that ended.
StrayPhotos take_in_stray_photos(const PhotosParts& parts);

}  // namespace fieldloop
