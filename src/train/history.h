#pragma once
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace fieldloop {

// Sums over an epoch's batches.
struct LossSums {
  double classification = 0, box = 0, distribution = 0, total = 0;
  int batches = 0;
};

// What an epoch came to; the losses are means over its batches.
struct EpochRecord {
  int epoch = 0;  // from 1
  double seconds = 0;
  double learning_rate = 0;  // at its end
  double loss = 0, loss_class = 0, loss_box = 0, loss_dfl = 0;
  double precision = 0, recall = 0, map50 = 0, map50_95 = 0;  // of the averaged weights on val
};

// What models are ranked by.
double fitness(const EpochRecord& record);

void to_json(nlohmann::json& json, const EpochRecord& record);
void from_json(const nlohmann::json& json, EpochRecord& record);

// A header and a line an epoch, atomically. Throws Error(kIo).
void write_results_csv(const std::vector<EpochRecord>& history, const std::filesystem::path& file);

}  // namespace fieldloop
