#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "train/data/photo_set.h"

namespace fieldloop {

struct SamplingOptions {
  std::set<std::string> new_photos = {};  // SHA-256 of those that the base model has not learned from
  int older_photos = 0;                   // how many of the others a run replays; 0: all
  std::uint64_t seed = 0;
  int least_views = 0;             // an epoch goes through fewer photos several times
  std::set<int> new_classes = {};  // ids that the base model does not know, beside others that it does
};

// Which photos a run shows, and how often an epoch shows each: new photos and confirmed empty ones several
// times while they are few, those of new classes at least twice, and of empty ones no more than half as many
// as of photos with boxes. Of the older photos a run replays all or a sample in which every class, and
// emptiness, has the same share as far as there are photos of it. An epoch of few photos goes through them as
// often as comes nearest to `least_views`, so that few photos are not learned in a few steps. The photos must
// outlive it.
class Sampling {
 public:
  Sampling(const PhotoSet& photos, const SamplingOptions& options);

  // Positions in the set, in the random order of that epoch; each epoch is as long as any other.
  std::vector<std::size_t> epoch(int number) const;

  // Every photo that some epoch shows, once, ascending.
  const std::vector<std::size_t>& shown() const { return shown_; }

 private:
  std::vector<std::size_t> round(int number) const;
  std::vector<std::size_t> empties_of(int round) const;

  SamplingOptions options_;
  std::vector<std::size_t> shown_;
  std::vector<std::size_t> with_boxes_;  // a photo as often as an epoch shows it
  std::vector<std::size_t> empty_;       // the same
  std::size_t empties_a_round_ = 0;
  int rounds_ = 1;  // an epoch
};

}  // namespace fieldloop
