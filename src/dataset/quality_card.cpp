#include "dataset/quality_card.h"

namespace fieldloop {

const CheckedBox* subject_of(const QualityCard& card) {
  if (card.box_index) return &card.boxes.at(static_cast<std::size_t>(*card.box_index));
  return card.suggestion ? &card.suggestion->box : nullptr;
}

std::string key_of(const QualityCard& card) {
  std::string key(name_of(card.kind));
  const auto* const subject = subject_of(card);
  if (subject == nullptr) return key;
  const auto& box = subject->box;
  for (const float corner : {box.x_min, box.y_min, box.x_max, box.y_max})
    key += " " + std::to_string(static_cast<int>(10'000 * static_cast<double>(corner)));
  return key + " " + subject->class_name;
}

}  // namespace fieldloop
