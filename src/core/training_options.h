#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fieldloop {

// How a run trains. The trainer, the API and the command line know these by the names in training_options().
struct TrainingOptions {
  int epochs = 12;
  int batch = 16;         // photos
  int image_size = 320;   // pixels, a multiple of 32
  double early_size = 1;  // share of image_size that views have in the first half of the epochs
  double learning_rate = 0.001;
  int frozen_stages = 2;
  int older_photos = 0;  // of those the base model has learned from, how many to replay; 0: all
  int least_views = 0;   // an epoch of fewer photos goes through them several times
  int cached_views =
      0;  // with all stages frozen: views of a photo to compute them for; 0: a new one an epoch
  double lookalikes =
      0.5;           // share of views into which what was taken for animals is pasted; 0: none is learned
  int patience = 0;  // epochs without a better one after which a run ends; 0: never
  std::uint64_t seed = 0;
  int threads = 0;  // 0: one or as many as there are cores, whichever is measured to be faster
};

// One of them, for reading, checking and showing it.
struct TrainingOption {
  using Member =
      std::variant<int TrainingOptions::*, std::uint64_t TrainingOptions::*, double TrainingOptions::*>;
  std::string_view name;
  Member member;
  double least = 0, most = 0;
  int multiple_of = 1;     // 0: any number, not only whole ones
  std::string_view title;  // for a person
  std::string_view text;   // what it does, a sentence for a person
};

// Every option once, in the order in which people are shown them.
const std::vector<TrainingOption>& training_options();

double value_of(const TrainingOptions& options, const TrainingOption& option);
// `value` must be one that the option allows.
void set_value(TrainingOptions& options, const TrainingOption& option, double value);

// Such as "a whole number from 1 to 1000".
std::string demand_of(const TrainingOption& option);
bool allows(const TrainingOption& option, double value);

}  // namespace fieldloop
