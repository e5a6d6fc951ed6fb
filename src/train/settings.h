#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

#include "train/precision.h"

namespace fieldloop {

// What a run is to do; docs/training.md describes each key.
struct TrainSettings {
  std::filesystem::path dataset;  // a dataset YAML
  std::filesystem::path base;     // best.pt of the model to train on from
  std::filesystem::path output;   // the run's folder
  int epochs = 24;
  int batch = 16;
  int image_size = 320;  // pixels, a multiple of 32
  double learning_rate = 0.001;
  std::uint64_t seed = 0;
  int frozen_stages = 2;
  bool resume = false;
  std::optional<Precision> precision;  // empty: the faster one, measured
  int threads = 0;  // 0: one or as many as there are cores, whichever is measured to be faster
};

// Reads a run's args.yaml. Throws Error(kNotFound), or Error(kInvalidInput) naming the key and what it may
// be.
TrainSettings read_settings(const std::filesystem::path& file);

}  // namespace fieldloop
