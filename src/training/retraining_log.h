#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace fieldloop {

// One line of data/retraining_log.csv.
struct RetrainingLogLine {
  std::string date;           // ISO 8601 UTC
  std::string model_version;  // such as deer-v2
  int photos_added = 0;
  double precision = 0, recall = 0, map50 = 0;
  std::string notes;
};

// Adds a line and keeps all that is there; the first call writes the heading. Throws Error(kIo). One writer
// at a time (the training lock sees to it).
void append_to_retraining_log(const std::filesystem::path& file, const RetrainingLogLine& line);

// The lines in file order; none when the file does not exist. Columns are found by their heading, so a
// person may reorder or extend them in a spreadsheet. Throws Error(kInvalidInput) naming file and line.
std::vector<RetrainingLogLine> read_retraining_log(const std::filesystem::path& file);

}  // namespace fieldloop
