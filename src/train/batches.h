#pragma once
#include <torch/torch.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "core/mutex.h"
#include "model/assigner.h"
#include "train/photo_set.h"

namespace fieldloop {

struct Batch {
  torch::Tensor images;  // bytes [N, side, side, 3], RGB
  std::vector<std::vector<TrueBox>> truths;
  std::vector<std::string> names;  // of the photos' files
};

// The next batch of a run: both from 0.
struct Position {
  int epoch = 0;
  int batch = 0;
};

struct BatchOptions {
  int image_size = 0;  // pixels
  int batch = 0;       // photos; an epoch is cut into equal parts of about that many
  int epochs = 0;
  std::uint64_t seed = 0;
};

// Which photos an epoch shows, in order: every photo once, empty ones up to three times when they are few.
std::vector<std::size_t> epoch_order(const PhotoSet& photos, std::uint64_t seed, int epoch);

int batches_per_epoch(const PhotoSet& photos, int batch);

// The augmented batches of a run from `start` on, made ahead of time by a thread of its own. What a batch
// holds depends on the options and its position only. The photos must outlive the stream.
class BatchStream {
 public:
  BatchStream(const PhotoSet& photos, const BatchOptions& options, Position start);
  ~BatchStream();
  BatchStream(const BatchStream&) = delete;
  BatchStream& operator=(const BatchStream&) = delete;

  // Waits for it. Not to be called more often than there are batches left. Throws what reading a photo
  // throws.
  Batch next();

 private:
  void produce(Position start);
  Batch make(const std::vector<std::size_t>& order, Position position) const;
  bool deliver(Batch&& batch);

  const PhotoSet& photos_;
  const BatchOptions options_;
  const int batches_;  // an epoch
  Mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> ready_ GUARDED_BY(mutex_);
  std::exception_ptr failure_ GUARDED_BY(mutex_);
  bool stopping_ GUARDED_BY(mutex_) = false;
  std::jthread producer_;
};

}  // namespace fieldloop
