#include "core/training_options.h"

#include <cmath>
#include <sstream>

namespace fieldloop {
namespace {

using Options = TrainingOptions;

std::string text_of(double number) {
  std::ostringstream text;
  text.precision(10);
  if (number == std::floor(number))
    text << static_cast<std::int64_t>(number);
  else
    text << std::fixed << number;
  auto written = text.str();
  if (written.find('.') != std::string::npos) written.resize(written.find_last_not_of('0') + 1);
  return written;
}

}  // namespace

const std::vector<TrainingOption>& training_options() {
  static const std::vector<TrainingOption> all{
      {"epochs", &Options::epochs, 1, 1000, 1, "Rounds through the photos (epochs)",
       "More rounds learn more and take longer."},
      {"batch", &Options::batch, 1, 128, 1, "Photos a step (batch)",
       "Fewer need less memory; more make each step surer."},
      {"image_size", &Options::image_size, 160, 1280, 32, "Image size (pixels)",
       "What the model sees of a photo. Larger finds smaller animals; time and memory grow with its square, "
       "in training and for every new photo."},
      {"early_size", &Options::early_size, 0.5, 1, 0, "Size of the first rounds (share)",
       "How large photos are shown in the first half of the rounds, against the image size. Smaller is "
       "quicker; 1 shows them as large in all rounds. Without effect on cached views."},
      {"learning_rate", &Options::learning_rate, 1e-6, 0.1, 0, "Learning rate",
       "How much a step may change the model, at its highest."},
      {"frozen_stages", &Options::frozen_stages, 0, 4, 1, "Frozen stages",
       "Early stages of the network that stay as they are. More is quicker; fewer can learn more."},
      {"older_photos", &Options::older_photos, 0, 1e6, 1, "Older photos to replay",
       "How many of the photos that the model has learned from are shown again so that nothing is forgotten, "
       "evenly over the classes. 0 shows all."},
      {"least_views", &Options::least_views, 0, 1e6, 1, "Photos a round, at least",
       "A round through fewer photos goes through them several times, each time in new views, so that a few "
       "photos are learned as thoroughly as many."},
      {"cached_views", &Options::cached_views, 0, 64, 1, "Cached views of a photo",
       "With all 4 stages frozen, what they make of so many views of each photo is computed once, which "
       "makes the rounds several times as fast. 0 makes a new view for every round."},
      {"lookalikes", &Options::lookalikes, 0, 1, 0, "Lookalikes (share of views)",
       "What the model took for animals on photos confirmed to be empty becomes a class that it learns to "
       "tell "
       "from them, and is pasted into so many of the views. 0 leaves that out."},
      {"patience", &Options::patience, 0, 1000, 1, "Patience",
       "Ends after so many rounds in which the model got no better. 0 never ends early."},
      {"seed", &Options::seed, 0, 1e9, 1, "Seed", "The same seed, threads and machine give the same model."},
      {"threads", &Options::threads, 0, 256, 1, "Threads",
       "0 takes one or all cores, whichever is measured to be faster."}};
  return all;
}

double value_of(const TrainingOptions& options, const TrainingOption& option) {
  return std::visit([&](auto member) { return static_cast<double>(options.*member); }, option.member);
}

void set_value(TrainingOptions& options, const TrainingOption& option, double value) {
  std::visit(
      [&](auto member) {
        options.*member = static_cast<std::remove_reference_t<decltype(options.*member)>>(value);
      },
      option.member);
}

std::string demand_of(const TrainingOption& option) {
  const auto range = " from " + text_of(option.least) + " to " + text_of(option.most);
  if (option.multiple_of == 0) return "a number" + range;
  if (option.multiple_of == 1) return "a whole number" + range;
  return "a multiple of " + std::to_string(option.multiple_of) + range;
}

bool allows(const TrainingOption& option, double value) {
  return value >= option.least && value <= option.most &&
         (option.multiple_of == 0 || std::fmod(value, option.multiple_of) == 0);
}

}  // namespace fieldloop
