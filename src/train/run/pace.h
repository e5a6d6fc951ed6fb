#pragma once
#include <chrono>
#include <cstddef>

namespace fieldloop {

// How fast a run is and how long it will still take, from what has been measured so far. Work is counted in
// any unit that takes about as long throughout a run.
class Pace {
 public:
  void begin_epoch();
  void batch_done(std::size_t images, double work);
  void validation_begins();
  void epoch_done();

  double images_per_second() const;
  // Seconds left with so much work and so many validations still to do.
  double seconds_left(double work, int validations) const;
  double epoch_seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point epoch_start_ = Clock::now();
  Clock::time_point last_ = Clock::now();
  double work_seconds_ = 0;        // a unit of work; smoothed
  double images_per_second_ = 0;   // smoothed
  double validation_seconds_ = 0;  // the last one's
};

}  // namespace fieldloop
