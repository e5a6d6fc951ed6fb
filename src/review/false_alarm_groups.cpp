#include "review/false_alarm_groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/error.h"
#include "review/evenly_spread.h"
#include "review/place_groups.h"
#include "review/review.h"
#include "review/timeline_photos.h"
#include "storage/photos/camera_store.h"
#include "storage/review/box_store.h"
#include "storage/sqlite/database.h"

namespace fieldloop {
namespace {

constexpr int kFewestPhotos = 2;

// The boxes of one class of one model on one camera, as they were read and as they are grouped.
struct Alike {
  std::vector<BoxRow> rows;
  std::vector<PlacedBox> boxes;
};

std::map<std::pair<std::string, std::string>, Alike> alike_boxes(Transaction& sql,
                                                                 const std::string& camera) {
  std::map<std::pair<std::string, std::string>, Alike> all;
  for (auto& row : unjudged_boxes(sql, camera, kBoxesLookedAt)) {
    auto& alike = all[{row.class_name, row.model_name}];
    alike.boxes.push_back({row.photo.value, row.captured_at, row.confidence, row.box});
    alike.rows.push_back(std::move(row));
  }
  return all;
}

std::vector<PhotoId> sampled_photos(const Alike& alike, const PlaceGroup& group) {
  std::vector<PhotoId> photos;
  std::set<std::int64_t> seen;
  for (const auto i : group.members)
    if (seen.insert(alike.rows[i].photo.value).second) photos.push_back(alike.rows[i].photo);
  std::vector<PhotoId> sample;
  for (const auto place : evenly_spread(photos.size(), kGroupSample)) sample.push_back(photos[place]);
  return sample;
}

FalseAlarmGroup described(Transaction& sql, const std::string& camera, const Alike& alike,
                          const PlaceGroup& group) {
  const auto& first = alike.rows[group.members.front()];
  FalseAlarmGroup result;
  result.target = {camera, first.class_name, first.model_name, group.box};
  result.photos = group.photos;
  result.boxes = static_cast<int>(group.members.size());
  result.events = group.events;
  result.first_at = first.captured_at;
  result.last_at = alike.rows[group.members.back()].captured_at;
  for (const auto i : group.members)
    result.max_confidence = std::max(result.max_confidence, alike.rows[i].confidence);
  result.sample = timeline_photos(sql, sampled_photos(alike, group));
  return result;
}

// JSON carries floats without loss, but a client may have rounded them.
bool is_box(const NormBox& a, const NormBox& b) {
  constexpr float kRounding = 1e-4F;
  const auto near = [](float x, float y) { return std::abs(x - y) < kRounding; };
  return near(a.x_min, b.x_min) && near(a.y_min, b.y_min) && near(a.x_max, b.x_max) && near(a.y_max, b.y_max);
}

std::vector<std::string> cameras_to_look_at(Transaction& sql, const std::optional<std::string>& camera) {
  if (camera) return {*camera};
  std::vector<std::string> names;
  for (const auto& row : list_cameras(sql)) names.push_back(row.name);
  return names;
}

}  // namespace

std::vector<FalseAlarmGroup> Review::false_alarm_groups(const std::optional<std::string>& camera,
                                                        int min_photos) const {
  std::vector<FalseAlarmGroup> groups;
  parts_.db.read([&](Transaction& sql) {
    for (const auto& name : cameras_to_look_at(sql, camera))
      for (const auto& [key, alike] : alike_boxes(sql, name))
        for (const auto& group : group_by_place(alike.boxes, min_photos))
          groups.push_back(described(sql, name, alike, group));
  });
  std::ranges::stable_sort(groups, std::ranges::greater{}, &FalseAlarmGroup::photos);
  return groups;
}

std::vector<DetectionId> boxes_of_group(Transaction& sql, const GroupTarget& target) {
  const auto all = alike_boxes(sql, target.camera);
  const auto found = all.find({target.class_name, target.model_name});
  std::vector<DetectionId> boxes;
  if (found != all.end())
    for (const auto& group : group_by_place(found->second.boxes, kFewestPhotos))
      if (is_box(group.box, target.box))
        for (const auto i : group.members) boxes.push_back(found->second.rows[i].id);
  if (boxes.empty())
    throw Error(ErrorCode::kNotFound, "This group is not there any more; load the groups again", "target");
  return boxes;
}

}  // namespace fieldloop
