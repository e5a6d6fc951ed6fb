#include "train/data/views.h"

#include <cmath>

#include "train/data/paste.h"
#include "train/data/random.h"

namespace fieldloop {
namespace {

constexpr int kMostPasted = 2;  // a view

// What a model was surer of says more about what it has to learn: the power of the confidence.
constexpr double kSureness = 2;

}  // namespace

Views::Views(const PhotoSet& photos, Lookalikes&& lookalikes, double pasted)
    : photos_(photos), lookalikes_(std::move(lookalikes)), pasted_(pasted) {
  for (const auto& each : lookalikes_.cutouts) weights_.push_back(std::pow(each.confidence, kSureness));
}

View Views::view(std::size_t photo, int side, std::mt19937_64& random) const {
  const auto& boxes = photos_.boxes(photo);
  const bool has_lookalikes = boxes.empty() && !lookalikes_.boxes.empty();
  auto view =
      augmented(photos_.image(photo), has_lookalikes ? lookalikes_.boxes[photo] : boxes, side, random);
  if (weights_.empty() || !happens(random, pasted_)) return view;
  const auto count = std::uniform_int_distribution<int>(1, kMostPasted)(random);
  std::discrete_distribution<std::size_t> which(weights_.begin(), weights_.end());
  for (int i = 0; i < count; ++i)
    paste(view, lookalikes_.cutouts[which(random)].picture, lookalikes_.class_id, random);
  return view;
}

}  // namespace fieldloop
