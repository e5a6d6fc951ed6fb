#pragma once
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/training_options.h"

namespace fieldloop {

// What fieldloop-train reads (docs/architecture.md, "The trainer's protocol"). Paths are absolute.
struct TrainerArguments : TrainingOptions {
  std::filesystem::path dataset;
  std::filesystem::path base;
  std::filesystem::path output;
  std::filesystem::path new_photos;
  bool resume = false;
  std::vector<std::string> retired_classes;  // may be without examples
};
std::string to_yaml(const TrainerArguments& arguments);

// The API's Epoch; validation figures are empty in an epoch without validation.
struct EpochFigures {
  int epoch = 0;  // from 1
  double seconds = 0, learning_rate = 0;
  double loss = 0, loss_class = 0, loss_box = 0, loss_dfl = 0;
  std::optional<double> precision, recall, map50, map50_95;
};
nlohmann::json to_json(const EpochFigures& epoch);

// The epochs of a run so far, by results.csv; none when it does not exist. A last line still being written
// is left out.
std::vector<EpochFigures> read_results(const std::filesystem::path& results_csv);

struct TrainerStarted {
  int images = 0, val_images = 0;
};
struct TrainerStage {
  std::string name;  // what is done before the first batch
};
struct TrainerBatch {
  int epoch = 0;
  int done = 0, total = 0;  // batches of this epoch
  double images_per_second = 0, eta_seconds = 0;
};
struct TrainerDone {
  int best_epoch = 0;
};
struct TrainerFailure {
  std::string code, message;
};
struct TrainerCheck {
  nlohmann::json result;  // docs/training.md, "Before a run"
};
using TrainerEvent = std::variant<TrainerStarted, TrainerBatch, EpochFigures, TrainerDone, TrainerFailure,
                                  TrainerCheck, TrainerStage>;

// One line of the trainer's standard output; empty for anything that is no event of the protocol, so that a
// library's chatter on that stream harms nothing.
std::optional<TrainerEvent> parse_trainer_event(std::string_view line);

}  // namespace fieldloop
