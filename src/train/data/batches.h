#pragma once
#include <torch/torch.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "core/mutex.h"
#include "core/training_options.h"
#include "model/assigner.h"
#include "model/network.h"
#include "protocol/run_state.h"
#include "train/data/sampling.h"
#include "train/data/views.h"

namespace fieldloop {

struct Batch {
  torch::Tensor images;              // bytes [N, side, side, 3], RGB; not defined when there are features
  Features<torch::Tensor> features;  // of the backbone, [N, C, H, W] each; not defined when there are images
  std::vector<std::vector<TrueBox>> truths;
  std::vector<std::string> names;  // of the photos' files
};

// Pixels a side of the views that an epoch shows: smaller ones in the first half when `early_size` says so
// (progressive resizing, as in EfficientNetV2).
int view_size(const TrainingOptions& options, int epoch);

// Into a batch of images, which may be written to from several threads, each at other indices.
void write_rgb(const cv::Mat& bgr, torch::Tensor& images, std::size_t index);

int batches_per_epoch(const Sampling& sampling, int batch);

// The part of an epoch's order that a batch shows.
std::span<const std::size_t> part_of_epoch(const std::vector<std::size_t>& order, int number, int batches);

// Where a run's batches come from, one after the other.
class BatchSource {
 public:
  virtual ~BatchSource() = default;
  // Not to be called more often than there are batches left. Throws what reading a photo throws.
  virtual Batch next() = 0;
};

// The augmented batches of a run from `start` on, made ahead of time by a thread of its own. An epoch is cut
// into equal parts of about `batch` photos. What a batch holds depends on the options and its position only.
// Views and sampling must outlive the stream.
class BatchStream : public BatchSource {
 public:
  BatchStream(const Views& views, const Sampling& sampling, const TrainingOptions& options, Position start);
  ~BatchStream() override;
  BatchStream(const BatchStream&) = delete;
  BatchStream& operator=(const BatchStream&) = delete;

  // Waits for it.
  Batch next() override;

 private:
  void produce(Position start);
  Batch make(const std::vector<std::size_t>& order, Position position) const;
  bool deliver(Batch&& batch);

  const Views& views_;
  const Sampling& sampling_;
  const TrainingOptions options_;
  const int batches_;  // an epoch
  Mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> ready_ GUARDED_BY(mutex_);
  std::exception_ptr failure_ GUARDED_BY(mutex_);
  bool stopping_ GUARDED_BY(mutex_) = false;
  std::jthread producer_;
};

}  // namespace fieldloop
