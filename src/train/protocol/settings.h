#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "core/training_options.h"
#include "train/run/precision.h"

namespace fieldloop {

// What a run is to do; docs/training.md describes each key.
struct TrainSettings : TrainingOptions {
  std::filesystem::path dataset;  // a dataset YAML
  std::filesystem::path base;     // best.pt of the model to train on from
  std::filesystem::path output;   // the run's folder
  // Lists the SHA-256 of the train photos that the base model has not learned from; empty: nothing is known.
  std::filesystem::path new_photos;
  bool resume = false;
  std::set<std::string> retired_classes;  // may be without examples
  std::optional<Precision> precision;     // empty: the faster one, measured
};

// SHA-256 of the train photos that the base model has not learned from; empty when nothing is known of that.
// Throws Error(kNotFound).
std::set<std::string> new_photos_of(const TrainSettings& settings);

// Reads a run's args.yaml. Throws Error(kNotFound), or Error(kInvalidInput) naming the key and what it may
// be.
TrainSettings read_settings(const std::filesystem::path& file);

}  // namespace fieldloop
