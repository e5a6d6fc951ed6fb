#pragma once
#include <string>

#include "core/photo_review.h"

namespace fieldloop {

// Reviews as the JSON text that undo and redo restore, and back. The readers throw Error(kCorruptData).
std::string text_of(const PhotoReview& review);
PhotoReview photo_review_from(const std::string& text);

std::string text_of(const BoxReview& review);
BoxReview box_review_from(const std::string& text);

}  // namespace fieldloop
