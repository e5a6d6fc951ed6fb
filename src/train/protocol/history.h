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

// What weights are ranked by: 0.9 mAP50-95 + 0.1 mAP50.
double fitness(const EpochRecord& record);

// The epoch whose weights are kept: the latest that is within 0.01 of the fittest before it. On few photos
// fitness varies by more than that, and later weights have learned more that val may not show, such as what
// is no animal. Epoch 0 without history.
EpochRecord kept_epoch(const std::vector<EpochRecord>& history);

// How many epochs came after the fittest one.
int epochs_since_fittest(const std::vector<EpochRecord>& history);

void to_json(nlohmann::json& json, const EpochRecord& record);
void from_json(const nlohmann::json& json, EpochRecord& record);

// A header and a line an epoch, atomically. Throws Error(kIo).
void write_results_csv(const std::vector<EpochRecord>& history, const std::filesystem::path& file);

}  // namespace fieldloop
