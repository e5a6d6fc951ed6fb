#include "review/timeline.h"

#include <algorithm>
#include <unordered_map>

#include "app/app.h"
#include "core/error.h"
#include "storage/sqlite/condition.h"

namespace fieldloop {
namespace {

using nlohmann::json;

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
  for (auto& box : detections_of(sql, ids, kFaintest)) {
    auto& boxes = photos[place.at(box.photo.value)].boxes;
    if (boxes.size() < kMostBoxes) boxes.push_back(std::move(box));
  }
  return photos;
}

std::vector<PhotoRow> rows_of(Transaction& sql, const std::vector<PhotoId>& ids) {
  if (ids.empty()) return {};
  Condition condition;
  std::string list;
  for (const auto id : ids)
    list += (list.empty() ? "" : ", ") + condition.parameter(static_cast<long long>(id.value));
  condition.add("p.id IN (" + list + ")");
  auto rows = select_photos(sql, condition.where(), condition);
  std::unordered_map<std::int64_t, std::size_t> rank;
  for (std::size_t i = 0; i < ids.size(); ++i) rank.emplace(ids[i].value, i);
  std::ranges::sort(rows, {}, [&](const PhotoRow& row) { return rank.at(row.id.value); });
  return rows;
}

[[noreturn]] void refuse_missing(PhotoId photo) {
  throw Error(ErrorCode::kNotFound, "There is no photo " + std::to_string(photo.value), "photo_id");
}

template <class Value>
json or_null(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}

json light_of(const PhotoRow& photo) {
  if (!photo.night) return nullptr;
  return *photo.night ? "night" : "day";
}

json box_json(const DetectionRow& box) {
  return {{"id", box.id.value},
          {"class_name", box.class_name},
          {"confidence", box.confidence},
          {"x_min", box.box.x_min},
          {"y_min", box.box.y_min},
          {"x_max", box.box.x_max},
          {"y_max", box.box.y_max},
          {"verdict", or_null(box.verdict)},
          {"verdict_class", or_null(box.verdict_class)}};
}

}  // namespace

std::vector<TimelinePhoto> timeline_photos(Transaction& sql, const std::vector<PhotoId>& ids) {
  return with_boxes(sql, rows_of(sql, ids));
}

Timeline get_timeline(const App& app, const TimelineQuery& query, int head) {
  Timeline timeline;
  app.db.read([&](Transaction& sql) {
    timeline.sections = timeline_sections(sql, query);
    if (head > 0 && !timeline.sections.empty())
      timeline.head = with_boxes(sql, section_photos(sql, query, timeline.sections.front().key, 0, head));
  });
  for (const auto& section : timeline.sections) timeline.total += section.photos;
  return timeline;
}

std::vector<TimelinePhoto> timeline_section(const App& app, const TimelineQuery& query,
                                            const std::string& section, int offset, int limit) {
  return app.db.read(
      [&](Transaction& sql) { return with_boxes(sql, section_photos(sql, query, section, offset, limit)); });
}

TimelinePlace place_in_timeline(const App& app, const TimelineQuery& query, PhotoId photo) {
  const auto place = app.db.read([&](Transaction& sql) { return timeline_place(sql, query, photo); });
  if (!place)
    throw Error(ErrorCode::kNotFound,
                "Photo " + std::to_string(photo.value) + " is not among the photos of this filter",
                "photo_id");
  return *place;
}

NextPhoto next_to_review(const App& app, const TimelineQuery& query, PhotoId after) {
  return app.db.read([&](Transaction& sql) {
    const auto next = next_unreviewed(sql, query, after);
    if (!next) throw Error(ErrorCode::kNotFound, "Every photo of this filter has been reviewed");
    auto photos = timeline_photos(sql, {*next});
    return NextPhoto{std::move(photos.front()), timeline_place(sql, query, *next).value()};
  });
}

ConfidenceBins confidence_histogram(const App& app, const PhotoFilter& filter) {
  return app.db.read([&](Transaction& sql) { return count_confidences(sql, filter); });
}

std::vector<PhotoId> event_of(Transaction& sql, PhotoId photo, double gap_minutes) {
  const auto gap = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::duration<double, std::ratio<60>>(gap_minutes));
  auto photos = event_photos(sql, photo, gap, kLongestEvent / 2 - 1);
  if (photos.empty()) refuse_missing(photo);
  return photos;
}

std::vector<TimelinePhoto> get_event(const App& app, PhotoId photo, double gap_minutes) {
  return app.db.read(
      [&](Transaction& sql) { return timeline_photos(sql, event_of(sql, photo, gap_minutes)); });
}

json to_json(const Timeline& timeline) {
  auto sections = json::array();
  for (const auto& section : timeline.sections)
    sections.push_back({{"key", section.key}, {"photos", section.photos}});
  auto head = json::array();
  for (const auto& photo : timeline.head) head.push_back(to_json(photo));
  return {{"total", timeline.total}, {"sections", std::move(sections)}, {"head", std::move(head)}};
}

json to_json(const TimelinePhoto& entry) {
  const auto& photo = entry.photo;
  auto boxes = json::array();
  for (const auto& box : entry.boxes) boxes.push_back(box_json(box));
  return {{"id", photo.id.value},
          {"filename", photo.filename},
          {"width", photo.size.width},
          {"height", photo.size.height},
          {"captured_at", to_iso8601(photo.captured_at)},
          {"utc_offset_minutes", photo.utc_offset_minutes},
          {"camera", photo.camera},
          {"light", light_of(photo)},
          {"verdict", or_null(photo.verdict)},
          {"verdict_class", or_null(photo.verdict_class)},
          {"marked", photo.marked},
          {"mark_reason", or_null(photo.mark_reason)},
          {"note", or_null(photo.mark_note)},
          {"annotated", photo.annotated},
          {"annotated_empty", photo.annotated_empty},
          {"model_name", or_null(photo.model_name)},
          {"boxes", std::move(boxes)}};
}

json to_json(const TimelinePlace& place) {
  return {{"section", place.section}, {"offset", place.offset}, {"index", place.index}};
}

json to_json(const NextPhoto& next) {
  return {{"photo", to_json(next.photo)}, {"section", next.place.section}, {"offset", next.place.offset}};
}

}  // namespace fieldloop
