#include "train/run/pace.h"

namespace fieldloop {
namespace {

constexpr double kSmoothing = 0.1;

void smooth(double& value, double latest) {
  value = value == 0 ? latest : value + kSmoothing * (latest - value);
}

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

void Pace::begin_epoch() { epoch_start_ = last_ = Clock::now(); }

void Pace::batch_done(std::size_t images, double work) {
  const double seconds = since(last_);
  last_ = Clock::now();
  smooth(work_seconds_, seconds / work);
  smooth(images_per_second_, static_cast<double>(images) / seconds);
}

void Pace::validation_begins() { last_ = Clock::now(); }

void Pace::epoch_done() { validation_seconds_ = since(last_); }

double Pace::images_per_second() const { return images_per_second_; }

double Pace::seconds_left(double work, int validations) const {
  return work * work_seconds_ + validations * validation_seconds_;
}

double Pace::epoch_seconds() const { return since(epoch_start_); }

}  // namespace fieldloop
