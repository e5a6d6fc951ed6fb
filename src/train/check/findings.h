#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "train/data/training_data.h"

namespace fieldloop {

// Something about a run that a person should know before it starts.
struct RunFinding {
  std::string code;                           // such as "no_boxes"
  std::string message;                        // a sentence that says what to do
  std::string field;                          // of the settings
  std::vector<std::filesystem::path> photos;  // that it is about
};

// Why nothing sensible could be learned or measured: many unreadable photos, no boxes to learn, nothing to
// validate on, a class without examples that the base does not know either, validation photos that are also
// trained on. Empty: nothing stands against it. `unknown_classes`: ids that the base does not know.
std::vector<RunFinding> refusals_of(const TrainingData& data, const TrainSettings& settings,
                                    const std::vector<int>& unknown_classes);

// What makes the result worse than it could be.
std::vector<RunFinding> warnings_of(const TrainingData& data, const TrainSettings& settings,
                                    const std::vector<int>& unknown_classes);

// How many boxes a class has.
std::vector<std::size_t> box_counts(const PhotoSet& photos, std::size_t class_count);

}  // namespace fieldloop
