#include "review/timeline_photos.h"

#include <algorithm>
#include <unordered_map>

#include "core/error.h"
#include "review/review.h"
#include "storage/review/event_store.h"
#include "storage/review/timeline_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr int kLongestEvent = 500;  // photos

std::vector<TimelinePhoto> with_boxes(Transaction& sql, std::vector<PhotoRow> rows) {
  std::vector<PhotoId> ids;
  std::vector<TimelinePhoto> photos;
  std::unordered_map<std::int64_t, std::size_t> place;
  for (auto& row : rows) {
    ids.push_back(row.id);
    place[row.id.value] = photos.size();
    photos.push_back({std::move(row), {}});
  }
  for (auto& box : detections_of(sql, ids, kFaintestShown)) {
    auto& boxes = photos[place.at(box.photo.value)].boxes;
    if (boxes.size() < kMostBoxesShown) boxes.push_back(std::move(box));
  }
  return photos;
}

[[noreturn]] void refuse_missing(PhotoId photo) {
  throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(photo.value), "photo_id");
}

}  // namespace

std::vector<TimelinePhoto> timeline_photos(Transaction& sql, const std::vector<PhotoId>& ids) {
  return with_boxes(sql, photos_with_ids(sql, ids));
}

Timeline Review::timeline(const TimelineQuery& query, int head) const {
  Timeline timeline;
  parts_.db.read([&](Transaction& sql) {
    timeline.sections = timeline_sections(sql, query);
    if (head > 0 && !timeline.sections.empty())
      timeline.head = with_boxes(sql, section_photos(sql, query, timeline.sections.front().key, 0, head));
  });
  for (const auto& section : timeline.sections) timeline.total += section.photos;
  return timeline;
}

std::vector<TimelinePhoto> Review::section(const TimelineQuery& query, const std::string& section, int offset,
                                           int limit) const {
  return parts_.db.read(
      [&](Transaction& sql) { return with_boxes(sql, section_photos(sql, query, section, offset, limit)); });
}

TimelinePlace Review::place(const TimelineQuery& query, PhotoId photo) const {
  const auto found = parts_.db.read([&](Transaction& sql) { return timeline_place(sql, query, photo); });
  if (!found)
    throw Error(ErrorCode::kNotFound,
                "Photo " + std::to_string(photo.value) + " is not among the photos of this filter",
                "photo_id");
  return *found;
}

NextPhoto Review::next_unreviewed(const TimelineQuery& query, PhotoId after) const {
  return parts_.db.read([&](Transaction& sql) {
    const auto next = fieldloop::next_unreviewed(sql, query, after);
    if (!next) throw Error(ErrorCode::kNotFound, "Every photo of this filter has been reviewed");
    auto photos = timeline_photos(sql, {*next});
    return NextPhoto{std::move(photos.front()), timeline_place(sql, query, *next).value()};
  });
}

ConfidenceBins Review::confidences(const PhotoFilter& filter) const {
  return parts_.db.read([&](Transaction& sql) { return count_confidences(sql, filter); });
}

std::vector<PhotoId> event_of(Transaction& sql, PhotoId photo, double gap_minutes) {
  const auto gap = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::duration<double, std::ratio<60>>(gap_minutes));
  auto photos = event_photos(sql, photo, gap, kLongestEvent / 2 - 1);
  if (photos.empty()) refuse_missing(photo);
  return photos;
}

std::vector<TimelinePhoto> Review::event(PhotoId photo, double gap_minutes) const {
  return parts_.db.read(
      [&](Transaction& sql) { return timeline_photos(sql, event_of(sql, photo, gap_minutes)); });
}

}  // namespace fieldloop
