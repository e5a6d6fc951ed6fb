#pragma once
#include <optional>
#include <string>
#include <vector>

#include "review/false_alarm_group.h"
#include "review/model_difference.h"
#include "review/timeline.h"
#include "review/verdicts.h"
#include "storage/photos/day_counts.h"
#include "storage/review/saved_filter_store.h"

namespace fieldloop {

class Annotations;
class ClassList;
class Database;
class Datasets;
class EventBus;
class Home;
class PhotoFiles;

// What the use cases of this room work with; all must outlive it.
struct ReviewParts {
  Database& db;
  const Home& home;
  const PhotoFiles& photo_files;
  EventBus& events;
  const Datasets& datasets;
  const ClassList& classes;
  const Annotations& annotations;
};

inline constexpr std::size_t kLongestNote = 2000;  // characters

// Going through what the cameras saw: the grid, what people say of photos and boxes at a glance, and how two
// models differ on them. Thread-safe; all throw Error.
class Review {
 public:
  explicit Review(ReviewParts parts) : parts_(parts) {}

  // With the first `head` photos of the first section, so that a list begins with one request.
  Timeline timeline(const TimelineQuery& query, int head) const;
  std::vector<TimelinePhoto> section(const TimelineQuery& query, const std::string& section, int offset,
                                     int limit) const;
  // Throws Error(kNotFound) when there is no such photo or the filter leaves it out.
  TimelinePlace place(const TimelineQuery& query, PhotoId photo) const;
  // Throws Error(kNotFound) when all are reviewed.
  NextPhoto next_unreviewed(const TimelineQuery& query, PhotoId after) const;
  ConfidenceBins confidences(const PhotoFilter& filter) const;
  // The photos around it on the same camera without a gap of that many minutes, oldest first, at most 500.
  // Throws Error(kNotFound).
  std::vector<TimelinePhoto> event(PhotoId photo, double gap_minutes) const;

  // Gives the verdict in one transaction. missed, false_alarm and wrong_animal also mark photos for
  // retraining, copying them to data/to_annotate/ first; empty and false_alarm on a marked photo without
  // annotation also save it as confirmed to hold nothing; cannot_tell removes the mark, and its photo is
  // never trained on. A photo nobody has judged stays unreviewed, never a negative. Throws Error(kNotFound)
  // for what is not there, Error(kInvalidInput).
  VerdictResult give(const VerdictRequest& request);
  // Takes back the reviewer's newest verdict with all that it did, or gives the one taken back last again.
  // Throws Error(kConflict) when there is none; and when somebody else changed one of its photos since: that
  // verdict then stays and leaves the list.
  VerdictResult undo(const std::string& reviewer);
  VerdictResult redo(const std::string& reviewer);
  VerdictHistory history(const std::string& reviewer) const;

  // Copies the photo to data/to_annotate/ and then marks it; when the copy fails nothing is marked. Marking
  // again replaces reason and note and keeps the time. Throws Error(kNotFound), Error(kIo).
  void mark(PhotoId photo, MarkReason reason, const std::string& note);
  // Removes the mark; what is in data/to_annotate/ stays. Throws Error(kNotFound).
  void unmark(PhotoId photo);
  // The copy alone; one that is there already stays. Throws Error(kIo).
  void copy_to_annotate(const PhotoRow& photo) const;

  // Of all cameras or one, most photos first; of each camera the newest kBoxesLookedAt boxes are looked at.
  std::vector<FalseAlarmGroup> false_alarm_groups(const std::optional<std::string>& camera,
                                                  int min_photos) const;

  // From stored boxes. Throws Error(kNotFound) for a model that is not there.
  ModelDifferences differences(const DifferenceQuery& query) const;

  std::vector<SavedFilter> saved_filters() const;  // by name
  // In place of one of that name. Throws Error(kInvalidInput) for an empty or long name.
  SavedFilter save_filter(const std::string& name, const std::string& query);
  void delete_filter(const std::string& name);  // throws Error(kNotFound)

 private:
  ReviewParts parts_;
};

}  // namespace fieldloop
