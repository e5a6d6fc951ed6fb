#pragma once
#include <random>

#include "train/data/augment.h"
#include "train/data/lookalikes.h"

namespace fieldloop {

// What the network is shown of photos: augmented views, with lookalikes as a class of their own, also pasted
// where they were not. Photos must outlive it.
class Views {
 public:
  // `pasted`: the share of views that get lookalikes of other photos.
  Views(const PhotoSet& photos, Lookalikes&& lookalikes, double pasted);

  // A new view of a photo; the same state of the generator gives the same one. May be called from several
  // threads.
  View view(std::size_t photo, int side, std::mt19937_64& random) const;

  const PhotoSet& photos() const { return photos_; }

 private:
  const PhotoSet& photos_;
  Lookalikes lookalikes_;
  std::vector<double> weights_;  // how often each cutout is pasted, against the others
  double pasted_;
};

}  // namespace fieldloop
