#pragma once
#include <optional>
#include <string>

#include "core/ids.h"
#include "core/time.h"
#include "core/vocabulary.h"

namespace fieldloop {

// What people said of a photo in review.
struct PhotoReview {
  std::optional<Verdict> verdict;
  std::optional<std::string> verdict_class;  // the right animal, of wrong_animal
  std::optional<Timestamp> verdict_at;
  std::optional<ModelId> verdict_model;  // whose boxes were judged
  std::optional<Timestamp> marked_at;
  std::optional<MarkReason> mark_reason;
  std::optional<std::string> mark_note;
  bool made_empty = false;  // a verdict saved the annotation "holds nothing", and nobody edited it since

  bool marked() const { return marked_at.has_value(); }
  void clear_mark() {
    marked_at.reset();
    mark_reason.reset();
    mark_note.reset();
  }
  // Whether verdict and mark are the same, whatever became of the annotation.
  bool same_words(const PhotoReview& other) const {
    return verdict == other.verdict && verdict_class == other.verdict_class &&
           verdict_at == other.verdict_at && marked_at == other.marked_at &&
           mark_reason == other.mark_reason && mark_note == other.mark_note;
  }
};

// What people said of a box.
struct BoxReview {
  std::optional<BoxVerdict> verdict;
  std::optional<std::string> verdict_class;  // the right animal, of wrong_animal
  bool operator==(const BoxReview&) const = default;
};

}  // namespace fieldloop
