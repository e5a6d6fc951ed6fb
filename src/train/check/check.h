#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "train/check/findings.h"
#include "train/check/room.h"
#include "train/protocol/settings.h"
#include "train/run/duration.h"

namespace fieldloop {

struct SplitCounts {
  std::size_t photos = 0, empty_photos = 0, boxes = 0;
  std::vector<std::size_t> boxes_of_class;
};

struct RunEstimate {
  double seconds = 0;  // of the whole fit, if it is not ended early
  double seconds_an_epoch = 0;
  std::size_t photos = 0;          // that are shown; others are not replayed
  std::uint64_t memory_bytes = 0;  // the trainer's at most
  std::uint64_t disk_bytes = 0;
  int threads = 0;
  Precision precision = Precision::kFloat32;
};

// What can be known of a run before it starts.
struct RunCheck {
  std::vector<std::string> classes;
  SplitCounts train, val;
  std::vector<RunFinding> refusals, warnings;
  Room room;
  std::optional<RunEstimate> estimate;  // empty when it is refused
};

// Looks at the data as fit() does, tries some real steps, and changes no file. `stage` gets the names of what
// it does. Throws Error where settings or dataset cannot be read at all.
RunCheck check_run(const TrainSettings& settings, const std::function<void(const std::string&)>& stage);

}  // namespace fieldloop
