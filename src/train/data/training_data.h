#pragma once
#include <functional>
#include <string>
#include <vector>

#include "protocol/run_settings.h"
#include "train/data/photo_set.h"

namespace fieldloop {

struct TrainingData {
  std::vector<std::string> classes;
  PhotoSet train;
  PhotoSet val;
  std::vector<std::string> problems;              // a sentence for every photo or label that was left out
  std::vector<std::filesystem::path> unreadable;  // the photos that they are about
};

// What of the settings' dataset can be read. Throws Error when the dataset itself cannot be.
TrainingData read_training_data(const RunSettings& settings);

// The same for training on it: `warn` gets each problem. Throws Error(kInvalidInput) with the first reason
// against training on it (train/data/refusals.h).
TrainingData load_training_data(const RunSettings& settings,
                                const std::function<void(const std::string&)>& warn);

}  // namespace fieldloop
