#pragma once
#include <functional>
#include <string>
#include <vector>

#include "train/photo_set.h"
#include "train/settings.h"

namespace fieldloop {

struct TrainingData {
  std::vector<std::string> classes;
  PhotoSet train;
  PhotoSet val;
};

// Loads the dataset of the settings. `warn` gets a sentence for every photo or label that had to be left out.
// Throws Error(kInvalidInput) when nothing sensible could be learned or measured: no boxes to learn, nothing
// to validate on, many unreadable photos, or validation photos that are also trained on.
TrainingData load_training_data(const TrainSettings& settings,
                                const std::function<void(const std::string&)>& warn);

}  // namespace fieldloop
