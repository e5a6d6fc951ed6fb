#include "train/run/pace.h"

#include "train/run/duration.h"

namespace fieldloop {
namespace {

constexpr double kSmoothing = 0.1;

void smooth(double& value, double latest) {
  value = value == 0 ? latest : value + kSmoothing * (latest - value);
}

}  // namespace

void Pace::begin_epoch() { epoch_start_ = last_ = Clock::now(); }

void Pace::batch_done(std::size_t images, double work) {
  const double seconds = seconds_since(last_);
  last_ = Clock::now();
  smooth(work_seconds_, seconds / work);
  smooth(images_per_second_, static_cast<double>(images) / seconds);
}

void Pace::validation_begins() { last_ = Clock::now(); }

void Pace::epoch_done() { validation_seconds_ = seconds_since(last_); }

double Pace::images_per_second() const { return images_per_second_; }

double Pace::seconds_left(double work, int validations) const {
  return work * work_seconds_ + validations * validation_seconds_;
}

double Pace::epoch_seconds() const { return seconds_since(epoch_start_); }

}  // namespace fieldloop
