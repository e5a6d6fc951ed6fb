#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "storage/photos/detection_store.h"
#include "storage/photos/timeline_store.h"

namespace fieldloop {

struct App;

// A photo of the review grid with the stored boxes that its threshold slider needs.
struct TimelinePhoto {
  PhotoRow photo;
  std::vector<DetectionRow> boxes;  // from kFaintest up, at most kMostBoxes, most confident first
};
inline constexpr double kFaintest = 0.05;
inline constexpr std::size_t kMostBoxes = 30;

struct Timeline {
  long long total = 0;
  std::vector<TimelineSection> sections;  // in display order, none without photos
  std::vector<TimelinePhoto> head;        // of the first section
};

struct NextPhoto {
  TimelinePhoto photo;
  TimelinePlace place;
};

// With the first `head` photos of the first section, so that a list begins with one request.
Timeline get_timeline(const App& app, const TimelineQuery& query, int head);
std::vector<TimelinePhoto> timeline_section(const App& app, const TimelineQuery& query,
                                            const std::string& section, int offset, int limit);
// Throws Error(kNotFound) when there is no such photo or the filter leaves it out.
TimelinePlace place_in_timeline(const App& app, const TimelineQuery& query, PhotoId photo);
// Throws Error(kNotFound) when all are reviewed.
NextPhoto next_to_review(const App& app, const TimelineQuery& query, PhotoId after);
ConfidenceBins confidence_histogram(const App& app, const PhotoFilter& filter);

// The photos around it on the same camera without a gap of that many minutes, oldest first, at most 500.
// Throws Error(kNotFound).
std::vector<TimelinePhoto> get_event(const App& app, PhotoId photo, double gap_minutes);
std::vector<PhotoId> event_of(Transaction& sql, PhotoId photo, double gap_minutes);

// In the order of the ids; those that do not exist are left out.
std::vector<TimelinePhoto> timeline_photos(Transaction& sql, const std::vector<PhotoId>& ids);

nlohmann::json to_json(const Timeline& timeline);
nlohmann::json to_json(const TimelinePhoto& photo);
nlohmann::json to_json(const TimelinePlace& place);
nlohmann::json to_json(const NextPhoto& next);

}  // namespace fieldloop
