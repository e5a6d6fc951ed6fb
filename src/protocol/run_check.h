#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "protocol/precision.h"

namespace fieldloop {

// Something about a run that a person should know before it starts.
struct RunFinding {
  std::string code;                           // such as "no_boxes"
  std::string message;                        // a sentence that says what to do
  std::string field;                          // of the settings
  std::vector<std::filesystem::path> photos;  // that it is about
  bool operator==(const RunFinding&) const = default;
};

struct ClassCount {
  std::string class_name;
  std::size_t count = 0;
  bool operator==(const ClassCount&) const = default;
};

struct SplitCounts {
  std::size_t photos = 0, empty_photos = 0, boxes = 0;
  std::vector<ClassCount> classes;  // the boxes of each
  bool operator==(const SplitCounts&) const = default;
};

struct RunEstimate {
  double seconds = 0;  // of the whole fit, if it is not ended early
  double seconds_an_epoch = 0;
  std::size_t photos = 0;          // that are shown; others are not replayed
  std::uint64_t memory_bytes = 0;  // the trainer's at most
  std::uint64_t disk_bytes = 0;
  int threads = 0;
  Precision precision = Precision::kFloat32;
  bool operator==(const RunEstimate&) const = default;
};

// What there is, in bytes.
struct Room {
  std::uint64_t memory = 0;  // that can be had without swapping
  std::uint64_t disk = 0;    // for the run's folder
  bool operator==(const Room&) const = default;
};

// What can be known of a run before it starts.
struct RunCheck {
  SplitCounts train, val;
  std::vector<RunFinding> refusals, warnings;
  Room room;
  std::optional<RunEstimate> estimate;  // empty when it is refused
  bool operator==(const RunCheck&) const = default;
};

}  // namespace fieldloop
