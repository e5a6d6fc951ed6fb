#pragma once
#include <filesystem>
#include <vector>

#include "protocol/epoch_figures.h"

namespace fieldloop {

// A run's results.csv: a heading and a line an epoch.
// Atomically. Throws Error(kIo).
void write_results_csv(const std::vector<EpochFigures>& epochs, const std::filesystem::path& file);

// The epochs of a run so far; none when the file does not exist. Columns are found by their heading. A last
// line still being written is left out.
std::vector<EpochFigures> read_results_csv(const std::filesystem::path& file);

}  // namespace fieldloop
