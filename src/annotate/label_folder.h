#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

#include "core/ids.h"
#include "storage/labels/annotation_store.h"

namespace fieldloop {

struct App;

// What a sweep over data/to_annotate/ came to.
struct LabelSweep {
  int read = 0;       // label files that became an annotation's next revision
  int conflicts = 0;  // photos whose annotation changed as well
  int problems = 0;   // files that could not be read
  int unsettled = 0;  // files that changed moments ago, for the next sweep
};

// Reads back what other programs changed in data/to_annotate/: the NAME.txt beside a photo, and exports that
// were unpacked there or in a folder below. For one thread; sweeps of several objects exclude each other.
class LabelFolder {
 public:
  // A file is read when it has not changed for `quiet`.
  explicit LabelFolder(App& app, std::chrono::milliseconds quiet = std::chrono::seconds(2))
      : app_(app), quiet_(quiet) {}

  // A sweep looks at sizes and times only, and reads what differs from the last one. A changed file becomes
  // the annotation's next revision when that has not changed since the file was written, else a conflict
  // (label_conflicts.h). A file that confirms nothing (empty) never makes an unreviewed photo a negative.
  LabelSweep sweep(const std::stop_token& stop = {});

 private:
  struct Seen {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type changed_at;
    bool operator==(const Seen&) const = default;
  };
  std::vector<std::filesystem::path> changed(LabelSweep& result);
  void take(const std::filesystem::path& file, LabelSweep& result);

  App& app_;
  std::chrono::milliseconds quiet_;
  std::map<std::filesystem::path, Seen> seen_;
};

nlohmann::json to_json(const LabelSweep& sweep);

}  // namespace fieldloop
