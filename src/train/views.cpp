#include "train/views.h"

#include "train/paste.h"

namespace fieldloop {
namespace {

constexpr int kMostPasted = 2;  // a view

}  // namespace

Views::Views(const PhotoSet& photos, Lookalikes&& lookalikes, double pasted)
    : photos_(photos), lookalikes_(std::move(lookalikes)), pasted_(pasted) {}

View Views::view(std::size_t photo, int side, std::mt19937_64& random) const {
  const auto& boxes = photos_.boxes(photo);
  const bool has_lookalikes = boxes.empty() && !lookalikes_.boxes.empty();
  auto view =
      augmented(photos_.image(photo), has_lookalikes ? lookalikes_.boxes[photo] : boxes, side, random);
  const auto& pictures = lookalikes_.pictures;
  if (pictures.empty() || std::uniform_real_distribution<double>(0, 1)(random) >= pasted_) return view;
  const auto count = std::uniform_int_distribution<int>(1, kMostPasted)(random);
  for (int i = 0; i < count; ++i) {
    const auto which = std::uniform_int_distribution<std::size_t>(0, pictures.size() - 1)(random);
    paste(view, pictures[which], lookalikes_.class_id, random);
  }
  return view;
}

}  // namespace fieldloop
