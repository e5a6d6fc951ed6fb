#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/vocabulary.h"
#include "review/false_alarm_group.h"
#include "review/timeline.h"

namespace fieldloop {

struct EventTarget {
  PhotoId photo;
  double gap_minutes = 0;
};

using PhotoTargets = std::vector<PhotoId>;
using BoxTargets = std::vector<DetectionId>;
using VerdictTarget = std::variant<PhotoTargets, EventTarget, BoxTargets, GroupTarget>;

struct VerdictRequest {
  std::string reviewer;  // who may take it back
  VerdictAction action = VerdictAction::kCorrect;
  std::string class_name;                   // the right one, of wrong_animal
  MarkReason reason = MarkReason::kMissed;  // of mark
  std::string note;                         // of mark
  std::optional<int> mark_at_most;          // photos; default all, of a group 5
  VerdictTarget target;
};

struct VerdictHistory {
  std::optional<std::string> undo, redo;  // what they would take back or do again
};

struct VerdictResult {
  std::int64_t action = 0;
  std::string text;                   // such as "3 photos: false alarm"
  std::size_t count = 0;              // photos, or boxes
  std::vector<TimelinePhoto> photos;  // as they are now, at most kMostPhotosTold
  std::vector<std::string> problems;  // a sentence for each photo that could not be copied, so is not marked
  VerdictHistory history;
};
inline constexpr std::size_t kMostPhotosTold = 500;

}  // namespace fieldloop
