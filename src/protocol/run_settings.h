#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "core/training_options.h"
#include "protocol/precision.h"

namespace fieldloop {

// What a run is to do; docs/training.md describes each key of its args.yaml.
struct RunSettings : TrainingOptions {
  std::filesystem::path dataset;  // a dataset YAML
  std::filesystem::path base;     // best.pt of the model to train on from
  std::filesystem::path output;   // the run's folder
  // Lists the SHA-256 of the train photos that the base model has not learned from; empty: nothing is known.
  std::filesystem::path new_photos;
  bool resume = false;
  std::set<std::string> retired_classes;  // may be without examples
  std::optional<Precision> precision;     // empty: the faster one, measured
};

// args.yaml. Paths must be absolute.
std::string to_yaml(const RunSettings& settings);

// Reads a run's args.yaml. Throws Error(kNotFound), or Error(kInvalidInput) naming the key and what it may
// be.
RunSettings read_settings(const std::filesystem::path& file);

// The file that `new_photos` names, a SHA-256 a line. Writing throws Error(kIo); reading gives nothing when
// settings.new_photos is empty, and throws Error(kNotFound).
void write_new_photos(const std::set<std::string>& hashes, const std::filesystem::path& file);
std::set<std::string> new_photos_of(const RunSettings& settings);

}  // namespace fieldloop
