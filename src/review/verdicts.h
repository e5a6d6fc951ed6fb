#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/box.h"
#include "review/timeline.h"

namespace fieldloop {

struct App;

struct EventTarget {
  PhotoId photo;
  double gap_minutes = 0;
};

// A group of false alarms as false_alarm_groups() gave it.
struct GroupTarget {
  std::string camera, class_name, model_name;
  NormBox box;
};

using PhotoTargets = std::vector<PhotoId>;
using BoxTargets = std::vector<DetectionId>;
using VerdictTarget = std::variant<PhotoTargets, EventTarget, BoxTargets, GroupTarget>;

struct VerdictRequest {
  std::string reviewer;  // who may take it back
  std::string verdict;  // correct, missed, false_alarm, wrong_animal, empty, cannot_tell, mark, unmark, clear
  std::string class_name;           // the right one, of wrong_animal
  std::string reason = "missed";    // of mark
  std::string note;                 // of mark
  std::optional<int> mark_at_most;  // photos; default all, of a group 5
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

// Gives the verdict in one transaction. missed, false_alarm and wrong_animal also mark photos for retraining,
// copying them to data/to_annotate/ first; empty and false_alarm on a marked photo without annotation also
// save it as confirmed to hold nothing; cannot_tell removes the mark, and its photo is never trained on. A
// photo nobody has judged stays unreviewed, never a negative. Throws Error(kNotFound) for what is not there,
// Error(kInvalidInput).
VerdictResult give_verdict(App& app, const VerdictRequest& request);

// Takes back the reviewer's newest verdict with all that it did, or gives the one taken back last again.
// Throws Error(kConflict) when there is none; and when somebody else changed one of its photos since: that
// verdict then stays and leaves the list.
VerdictResult undo_verdict(App& app, const std::string& reviewer);
VerdictResult redo_verdict(App& app, const std::string& reviewer);
VerdictHistory verdict_history(const App& app, const std::string& reviewer);

// Throws Error(kInvalidInput) when it is none that a photo can have.
void require_photo_verdict(const std::string& verdict);

nlohmann::json to_json(const VerdictResult& result);
nlohmann::json to_json(const VerdictHistory& history);

}  // namespace fieldloop
