#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/training_request.h"

namespace fieldloop {

class Transaction;

// A training run. Its state, times and error are its job's; its epochs are in folder/results.csv.
struct TrainingRunRow {
  RunId id;
  JobId job;
  std::string dataset;
  std::optional<std::string> dataset_version;
  ModelId base;
  std::optional<ModelId> model;  // the candidate it made
  TrainingRequest request;
  int photos_added = 0;
  std::string folder;  // "runs/train/N", relative to home
};

std::optional<TrainingRunRow> find_training_run(Transaction& sql, RunId id);
std::vector<TrainingRunRow> list_training_runs(Transaction& sql);  // newest first
// Gives it its number, which is `least` at least, and folder.
TrainingRunRow insert_training_run(Transaction& sql, const TrainingRunRow& run, int least = 1);
// Stores what is learnt on the way: dataset_version, photos_added, model.
void update_training_run(Transaction& sql, const TrainingRunRow& run);

// Remembers the content of a dataset; the same hash twice is once. `manifest` is a file relative to home.
void add_dataset_version(Transaction& sql, const std::string& hash, const std::string& dataset,
                         const std::string& manifest);

}  // namespace fieldloop
