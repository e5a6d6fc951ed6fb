#pragma once
#include <optional>
#include <string>

#include "core/photo_review.h"

namespace fieldloop {

// A verdict on a photo, box or group, as a person gave it.
struct GivenVerdict {
  VerdictAction action = VerdictAction::kCorrect;
  std::string class_name;                   // the right one, of wrong_animal
  MarkReason reason = MarkReason::kMissed;  // of mark
  std::string note;                         // of mark
  Timestamp at{};
};

// Throws Error(kInvalidInput) when it lacks what it needs; that on a box when it is none that a box can have.
void check_verdict(const GivenVerdict& given);
void check_box_verdict(const GivenVerdict& given);

// Whether the verdict also marks a photo for retraining, and why.
bool marks(const GivenVerdict& given);

struct ReviewedPhoto {
  PhotoReview review;
  std::optional<ModelId> model;  // whose boxes are shown
  bool annotated_by_person = false;
};

// What the photo's review is after a verdict on it; it is only marked when `may_mark`.
PhotoReview after_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark);

// The same after a verdict on a box of it: false alarms and wrong animals mark the photo if it is not.
PhotoReview after_box_verdict(const ReviewedPhoto& photo, const GivenVerdict& given, bool may_mark);
BoxReview box_review(const GivenVerdict& given);

// "3 photos: wrong animal (fox)"
std::string verdict_text(const GivenVerdict& given, std::size_t count, bool boxes);

}  // namespace fieldloop
